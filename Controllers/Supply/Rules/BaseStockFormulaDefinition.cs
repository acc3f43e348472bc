namespace ProcessChain;

/// <summary>
/// Base stock with levels by formula: in period n the level of place i is the expected demand of the next
/// min(l_i + safety, N − n) periods, in whole units, where the echelon lead time l_i is the time from an order until its
/// units can be sold to the customer. Orders at most what the supplier can ship. Only for <c>inventory</c>.
/// </summary>
[Kind("baseStockFormula")]
public sealed record BaseStockFormulaDefinition : SupplyRuleDefinition, ITunable<SupplyRuleDefinition>
{
    /// <summary>Periods of demand beyond the lead time; 0 to 1000.</summary>
    [Assumed("the best of quarter periods for OR-Gym's defaults, with backlog and with lost sales")]
    public double Safety { get; init; } = LevelFormula.Safety;

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SupplyDefinition system)
    {
        const double MostPeriods = 1000;
        foreach (var fault in SupplyLevels.CheckInventory(system, "baseStockFormula"))
            yield return fault;
        if (!(Safety is >= 0 and <= MostPeriods))
            yield return new("safety", $"is {Safety}; 0 to {MostPeriods} periods are allowed.");
    }

    /// <inheritdoc/>
    public override ISupplyController Create(SupplyDefinition system) =>
        new LevelController(Array.ConvertAll(LevelFormula.Levels((InventoryDefinition)system, Safety), Math.Round));

    /// <inheritdoc/>
    public double[] Parameters(int places) => [Safety];

    /// <inheritdoc/>
    public SupplyRuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            Safety = Math.Max(0, parameters[0]),
        };
}
