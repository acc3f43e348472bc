namespace ProcessChain;

/// <summary>The links of a chain and what is under way on them, by the day of its arrival.</summary>
/// <param name="chain">The chain.</param>
/// <param name="periods">Days of an episode.</param>
internal sealed class Roads(ChainDefinition chain, int periods)
{
    private readonly Road[] roads = Road.Of(chain, periods);
    private readonly int[] underway = new int[Road.Of(chain, periods)[^1].End];

    public void Clear()
    {
        Array.Clear(underway);
        foreach (ref var road in roads.AsSpan())
            road.Restart();
    }

    /// <summary>What is due joins the stock of its buyer.</summary>
    public void Arrive(ChainState state)
    {
        var (onHand, inTransit) = (state.OnHand, state.InTransit);
        for (var link = 0; link < roads.Length; link++)
        {
            var units = underway[roads[link].Today];
            inTransit[link + 1] -= units;
            onHand[link + 1] += units;
        }
    }

    /// <summary>
    /// Every supplier ships what has been ordered from it, in part if it must: it arrives when the ring has gone round. What could
    /// not be shipped is late.
    /// </summary>
    public void Ship(ChainState state)
    {
        var (onHand, inTransit, open, late) = (state.OnHand, state.InTransit, state.Open, state.Late);
        for (var link = 0; link < roads.Length; link++)
        {
            var wanted = open[link + 1] + late[link + 1];
            // The resource, supplier 0, never runs out.
            var shipped = link == 0 ? wanted : Math.Min(wanted, onHand[link]);
            if (link > 0)
                onHand[link] -= shipped;
            inTransit[link + 1] += shipped;
            late[link + 1] = wanted - shipped;
            open[link + 1] = 0;
            ref var road = ref roads[link];
            underway[road.Today] = shipped;
            road.EndDay();
        }
    }

    /// <exception cref="ArgumentException">The links take other times, or the other episode is too short to tell them.</exception>
    public void CopyFrom(Roads other)
    {
        if (other.underway.Length != underway.Length)
            throw new ArgumentException("The links take other times.", nameof(other));
        other.roads.CopyTo(roads, 0);
        other.underway.CopyTo(underway, 0);
    }
}
