namespace ProcessChain;

/// <summary>
/// Base stock with levels by formula: in period n the level of place i is the expected demand of the next
/// min(l_i + safety, N − n) periods, in whole units, where the echelon lead time l_i is the time from an order until its
/// units can be sold to the customer. Orders at most what the supplier can ship.
/// </summary>
[Kind("baseStockFormula", For = typeof(InventoryDefinition))]
internal sealed record BaseStockFormulaDefinition : RuleDefinition<InventoryDefinition>, ITunable
{
    /// <summary>Periods of demand beyond the lead time; 0 to 1000.</summary>
    [Assumed("the best of quarter periods for OR-Gym's defaults, with backlog and with lost sales")]
    [Range(0, 1000, Unit = "periods")]
    public double Safety { get; init; } = LevelFormula.Safety;

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Real;

    /// <inheritdoc/>
    protected override IController Create(InventoryDefinition system) =>
        new LevelController(Array.ConvertAll(LevelFormula.Levels(system, Safety), Math.Round));

    /// <inheritdoc/>
    public double[] Parameters(SystemDefinition system) => [Safety];

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters) => this with { Safety = Math.Max(0, parameters[0]) };
}
