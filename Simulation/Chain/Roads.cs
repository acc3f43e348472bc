namespace ProcessChain;

/// <summary>The links of a chain and what is under way on them, by the day of its arrival: a ring of days for each link.</summary>
internal sealed class Roads
{
    private readonly Road[] roads;
    private readonly int[] underway;

    /// <param name="transportDays">Of the link into buyer 1..n+1.</param>
    /// <param name="periods">Days of an episode: what arrives after them need not be told apart.</param>
    public Roads(int[] transportDays, int periods)
    {
        roads = new Road[transportDays.Length];
        var start = 0;
        for (var link = 0; link < roads.Length; link++)
        {
            var end = start + Math.Min(transportDays[link], periods + 1);
            roads[link] = new Road(start, end);
            start = end;
        }
        underway = new int[start];
    }

    public void Clear()
    {
        Array.Clear(underway);
        foreach (ref var road in roads.AsSpan())
            road.Today = road.Start;
    }

    /// <summary>What is due joins the stock of its buyer.</summary>
    public void Arrive(ChainState state)
    {
        for (var link = 0; link < roads.Length; link++)
        {
            var units = underway[roads[link].Today];
            state.InTransit[link + 1] -= units;
            state.OnHand[link + 1] += units;
        }
    }

    /// <summary>
    /// Every supplier ships what has been ordered from it, in part if it must: it arrives when the ring has gone round. What could
    /// not be shipped is late.
    /// </summary>
    public void Ship(ChainState state)
    {
        for (var link = 0; link < roads.Length; link++)
        {
            var wanted = state.Open[link + 1] + state.Late[link + 1];
            // The resource, supplier 0, never runs out.
            var shipped = link == 0 ? wanted : Math.Min(wanted, state.OnHand[link]);
            if (link > 0)
                state.OnHand[link] -= shipped;
            state.InTransit[link + 1] += shipped;
            state.Late[link + 1] = wanted - shipped;
            state.Open[link + 1] = 0;
            ref var road = ref roads[link];
            underway[road.Today] = shipped;
            road.Today = road.Today + 1 == road.End ? road.Start : road.Today + 1;
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

    /// <summary>The part of the ring of one link.</summary>
    private struct Road(int start, int end)
    {
        public readonly int Start = start;
        public readonly int End = end;
        public int Today = start;
    }
}
