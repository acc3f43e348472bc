namespace ProcessChain;

/// <summary>The same orders in every episode: known ones, or real ones from a file.</summary>
[Kind("list")]
internal sealed record ListDemand : DemandDefinition
{
    /// <summary>The orders, written [day, quantity] in definition files; days from 0, none before the one above it; units from 0.</summary>
    public required Several<CustomerOrder> List { get; init; }

    public override IEnumerable<CustomerOrder> Orders(RandomStream stream) => List;

    public override IEnumerable<CustomerOrder> OrdersAfter(RandomStream stream, int day, int lastOrderDay) =>
        Orders(stream).SkipWhile(order => order.Day <= day);

    public override IEnumerable<Fault> ValidateBranching() => [];

    public override double MeanPerPeriod(int periods) =>
        List.Where(order => order.Day < periods).Sum(order => (double)order.Quantity) / periods;

    public override IEnumerable<Fault> Validate()
    {
        var previous = 0;
        for (var i = 0; i < List.Count; i++)
        {
            var order = List[i];
            if (order.Day < previous)
                yield return new($"list[{i}]", $"falls on day {order.Day}; day {previous} or later is allowed here.");
            if (order.Day > Limits.Days)
                yield return new($"list[{i}]", $"falls on day {order.Day}; day {Limits.Days} is the last allowed.");
            if (order.Quantity is < 0 or > Limits.Units)
                yield return new(
                    $"list[{i}]",
                    $"has the quantity {order.Quantity}; 0 to {Limits.Units} units are allowed."
                );
            previous = Math.Max(previous, order.Day);
        }
    }
}
