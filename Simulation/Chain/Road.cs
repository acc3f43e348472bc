namespace ProcessChain;

/// <summary>
/// The place of one link in an array that holds, for all links, what arrives on each of the next days: a ring of as many days as a
/// shipment takes, in which today's is read in the morning and written anew in the evening.
/// </summary>
internal struct Road(int start, int end)
{
    private readonly int start = start;

    /// <summary>Where the next link's place begins.</summary>
    public int End { get; } = end;

    /// <summary>The index of today.</summary>
    public int Today { get; private set; } = start;

    /// <summary>The links of a chain, before day 0.</summary>
    /// <param name="chain">The chain.</param>
    /// <param name="periods">Days of an episode: what arrives after them need not be told apart.</param>
    public static Road[] Of(ChainDefinition chain, int periods)
    {
        var roads = new Road[chain.Stations + 1];
        for (var link = 0; link < roads.Length; link++)
        {
            var first = link == 0 ? 0 : roads[link - 1].End;
            roads[link] = new Road(first, first + Math.Min(chain.TransportDays[link], periods + 1));
        }
        return roads;
    }

    /// <summary>Goes back to the day before the first shipment.</summary>
    public void Restart() => Today = start;

    public void EndDay() => Today = Today + 1 == End ? start : Today + 1;
}
