namespace ProcessChain;

/// <summary>The largest numbers that definitions may hold: far beyond any chain, and small enough for sums of them to be counted.</summary>
internal static class Limits
{
    /// <summary>Days of an episode, of a transport, and between two orders; the last day of an order.</summary>
    public const int Days = 1_000_000;

    /// <summary>Units of one order, of one lot, and of a station's initial stock.</summary>
    public const int Units = 1_000_000;

    /// <summary>Money per unit and day, and the factors of the reward.</summary>
    public const double Money = 1e12;
}
