namespace ProcessChain;

/// <summary>The sizes by which inputs are divided.</summary>
/// <param name="Quantity">The customer's largest order, units; at least 1.</param>
/// <param name="Interval">The longest time between two of the customer's orders, days; at least 1.</param>
internal readonly record struct InputScale(float Quantity, float Interval)
{
    /// <summary>As found in the first 1000 orders of one stream, the same always: a pure function of the customer's law.</summary>
    public static InputScale Of(DemandDefinition demand)
    {
        const int Orders = 1000;
        var (quantity, interval, day) = (1, 1, 0);
        foreach (var order in demand.Orders(new EpisodeSeed(0, 0).Stream("scale")).Take(Orders))
        {
            quantity = Math.Max(quantity, order.Quantity);
            interval = Math.Max(interval, order.Day - day);
            day = order.Day;
        }
        return new InputScale(quantity, interval);
    }
}
