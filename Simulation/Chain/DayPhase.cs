namespace ProcessChain;

/// <summary>The order of things within a day, as priorities of simultaneous events: the smaller acts first.</summary>
internal static class DayPhase
{
    public const int Arrivals = 0;
    public const int CustomerOrder = 1;
    public const int Control = 2;
    public const int Shipping = 3;
    public const int Close = 4;
}
