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

    internal override bool HasAlikeOrders => Quantity.HasAlikeOrders;

    public override IEnumerable<CustomerOrder> Orders(RandomStream stream) =>
        Orders(stream, 0, Interval.Orders(stream));

    public override IEnumerable<Fault> ValidateBranching() =>
        [
            .. AlikeOrNot(Interval).Select(fault => fault.Below("interval")),
            .. AlikeOrNot(Quantity).Select(fault => fault.Below("quantity")),
        ];

    /// <summary>The interval that is running is longer than it has been so far: shorter ones are drawn again.</summary>
    public override IEnumerable<CustomerOrder> OrdersAfter(RandomStream stream, int day, int lastOrderDay)
    {
        var begun = Math.Max(0, lastOrderDay);
        return Orders(stream, begun, Interval.Orders(stream).SkipWhile(interval => interval.Quantity <= day - begun));
    }

    private static IEnumerable<Fault> AlikeOrNot(DemandDefinition law) =>
        law.HasAlikeOrders
            ? []
            : [new("", "changes from order to order: it cannot be drawn from the middle of an episode.")];

    private IEnumerable<CustomerOrder> Orders(RandomStream stream, int begun, IEnumerable<CustomerOrder> intervals)
    {
        var day = (long)begun;
        foreach (var (interval, order) in intervals.Zip(Quantity.Orders(stream)))
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
