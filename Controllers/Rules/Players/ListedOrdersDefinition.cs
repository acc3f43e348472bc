namespace ProcessChain;

/// <summary>Orders that were written down before, e.g. those of a person who played a seat.</summary>
[Kind("listedOrders", For = typeof(SupplyDefinition))]
internal sealed record ListedOrdersDefinition : RuleDefinition<SupplyDefinition>
{
    /// <summary>Units ordered in each place in period 0, 1, …; nothing after the last one. 0 to a million.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public required Several<double> Units { get; init; }

    /// <inheritdoc/>
    protected override IController Create(SupplyDefinition system) => new ListedOrdersController([.. Units]);
}

/// <summary>Orders what a list says.</summary>
internal sealed class ListedOrdersController(double[] units) : PlaceController
{
    public override double Order(SupplyView view, int place, ReadOnlySpan<double> decided) =>
        view.Period < units.Length ? units[view.Period] : 0;
}
