namespace ProcessChain;

/// <summary>Echelon base stock with the levels that theory finds optimal (Clark &amp; Scarf 1960).</summary>
[Kind("optimal", For = typeof(SerialDefinition))]
internal sealed record SerialOptimalDefinition : RuleDefinition<SerialDefinition>
{
    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(SerialDefinition system) => SerialOptimum.Validate(system);

    /// <inheritdoc/>
    protected override IController Create(SerialDefinition system) =>
        new LevelController(SerialOptimum.Solve(system).Levels, limitOrders: false);
}
