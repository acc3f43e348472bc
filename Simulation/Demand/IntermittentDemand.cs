namespace ProcessChain;

/// <summary>
/// Orders at intervals, both of any law: the days between two orders are what one law demands, order by order, the units what
/// another does. The first order falls on day Δ₀, the next on Δ₀ + Δ₁, …; for each order the interval is drawn first.
/// </summary>
[Kind("intermittent")]
internal sealed record IntermittentDemand : DemandDefinition
{
    /// <summary>Days between two orders: the quantities of this law's orders, which are never 0.</summary>
    public required DemandDefinition Interval { get; init; }

    /// <summary>Units of an order: the quantities of this law's orders, whatever their days.</summary>
    public required DemandDefinition Quantity { get; init; }

    public override int Least => Quantity.Least;

    public override IEnumerable<CustomerOrder> Orders(RandomStream stream)
    {
        var day = 0L;
        foreach (var (interval, order) in Interval.Orders(stream).Zip(Quantity.Orders(stream)))
        {
            day += interval.Quantity;
            if (day > int.MaxValue)
                yield break;
            yield return order with
            {
                Day = (int)day,
            };
        }
    }

    public override IEnumerable<Fault> Validate()
    {
        var ofInterval = Interval.Validate().ToList();
        if (ofInterval.Count == 0 && Interval.Least < 0)
            ofInterval.Add(new("", $"can be {Interval.Least} days; 0 or more is needed."));
        return
        [
            .. ofInterval.Select(fault => fault.Below("interval")),
            .. Quantity.Validate().Select(fault => fault.Below("quantity")),
        ];
    }
}
