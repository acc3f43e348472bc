namespace ProcessChain;

/// <summary>
/// A customer whose law changes once and for all: orders follow one law until a day, from that day on another one, which begins
/// there as if it were day 0.
/// </summary>
[Kind("switching")]
internal sealed record SwitchingDemand : DemandDefinition
{
    /// <summary>The law at first.</summary>
    public required DemandDefinition Before { get; init; }

    /// <summary>The law from the switch on.</summary>
    public required DemandDefinition After { get; init; }

    /// <summary>The first day of the new law, 0 or later.</summary>
    [Range(0, Limits.Days, Unit = "days")]
    public required int From { get; init; }

    public override int Least => Math.Min(Before.Least, After.Least);

    public override IEnumerable<CustomerOrder> Orders(RandomStream stream) =>
        Before.Orders(stream).TakeWhile(order => order.Day < From).Concat(Later(After.Orders(stream)));

    public override IEnumerable<CustomerOrder> OrdersAfter(RandomStream stream, int day, int lastOrderDay)
    {
        if (day >= From)
            return Later(After.OrdersAfter(stream, day - From, Math.Max(-1, lastOrderDay - From)));
        var before = Before.OrdersAfter(stream, day, lastOrderDay).TakeWhile(order => order.Day < From);
        return before.Concat(Later(After.Orders(stream)));
    }

    public override IEnumerable<Fault> ValidateBranching() =>
        [
            .. Before.ValidateBranching().Select(fault => fault.Below("before")),
            .. After.ValidateBranching().Select(fault => fault.Below("after")),
        ];

    private IEnumerable<CustomerOrder> Later(IEnumerable<CustomerOrder> orders) =>
        orders
            .TakeWhile(order => order.Day <= int.MaxValue - From)
            .Select(order => order with { Day = order.Day + From });

    public override double MeanPerPeriod(int periods)
    {
        var early = Math.Min(From, periods);
        return (UnitsOf(Before, early) + UnitsOf(After, periods - early)) / periods;
    }

    public override IEnumerable<Fault> Validate() =>
        [
            .. base.Validate(),
            .. Before.Validate().Select(fault => fault.Below("before")),
            .. After.Validate().Select(fault => fault.Below("after")),
        ];

    public override IEnumerable<Fault> Validate(int periods) =>
        [
            .. base.Validate(),
            .. Before.Validate(Math.Min(From, periods)).Select(fault => fault.Below("before")),
            .. After.Validate(Math.Max(0, periods - From)).Select(fault => fault.Below("after")),
        ];

    private static double UnitsOf(DemandDefinition law, int periods) =>
        periods > 0 ? law.MeanPerPeriod(periods) * periods : 0;
}
