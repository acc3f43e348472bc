namespace ProcessChain;

/// <summary>Sizes by which what is observed of a system is scaled.</summary>
/// <param name="Largest">The largest order, units; at least 1.</param>
/// <param name="Interval">The longest time between two orders, periods; at least 1.</param>
/// <param name="Mean">Units demanded in a period on average, of all markets together.</param>
internal readonly record struct DemandScale(float Largest, float Interval, double Mean)
{
    private const int OrdersDrawn = 1000;

    /// <summary>
    /// Largest and longest as found in the first 1000 orders of one stream for each market, the same always: a pure function
    /// of the laws of demand.
    /// </summary>
    public static DemandScale Of(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        var (largest, interval, mean) = (1, 1, 0.0);
        foreach (var demand in system.Demands)
        {
            var day = 0;
            foreach (var order in demand.Orders(new EpisodeSeed(0, 0).Stream("scale")).Take(OrdersDrawn))
            {
                largest = Math.Max(largest, order.Quantity);
                interval = Math.Max(interval, order.Day - day);
                day = order.Day;
            }
            mean += demand.MeanPerPeriod(system.Horizon.Periods ?? OrdersDrawn);
        }
        return new DemandScale(largest, interval, mean);
    }
}
