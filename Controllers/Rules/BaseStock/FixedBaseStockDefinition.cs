using System.Threading;

namespace ProcessChain;

/// <summary>
/// Base stock on echelon positions (Clark &amp; Scarf 1960) as in OR-Gym's article: in each place
/// min(c, max(0, z − position), stock of the supplier) is ordered. In a network a purchaser asks its suppliers one after the
/// other, in the order of the links, each for what is still lacking to the level of its place.
/// </summary>
[Kind("echelonBaseStock", For = typeof(SupplyDefinition))]
internal sealed record FixedBaseStockDefinition : RuleDefinition<SupplyDefinition>, IBatchTunable, IOptimisable
{
    /// <summary>
    /// z of each place, units; one value for all of them, or one for each. −1e9 to 1e9, also fractions: fractions of orders
    /// are rounded as the system says. <c>optimal</c>: of a serial system those of theory, else the best by the exact cost in the long run.
    /// </summary>
    [OrOptimal]
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public required PerElement<double>? Levels { get; init; }

    /// <summary>Whether at most what the supplier can ship is ordered; else the rest of an order is unfilled demand of the supplier.</summary>
    [Source("Hubbs, OR-Gym article: np.minimum(env.c, np.minimum(unc_actions, inv_const))")]
    public bool LimitOrders { get; init; } = true;

    /// <summary>Whether what is owed is taken from the position. Not to count it is possible only with <c>inventory</c>.</summary>
    [Source("Hubbs, OR-Gym article: the echelon inventory less the backlog")]
    public bool CountBacklog { get; init; } = true;

    /// <summary>
    /// Whether no stage orders more than lifts its position to the echelon level of its supplier, the balanced policy of Rosling
    /// (1989). Possible only with <c>serial</c>.
    /// </summary>
    public bool Balanced { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(SupplyDefinition system)
    {
        foreach (var fault in Levels?.CheckCount("levels", system.Orders) ?? [])
            yield return fault;
        if (!CountBacklog && system is not InventoryDefinition)
            yield return new("countBacklog", "is false, which is possible for systems of the kind inventory only.");
        if (Balanced && system is not SerialDefinition)
            yield return new("balanced", "is true, which is possible for systems of the kind serial only.");
    }

    /// <inheritdoc/>
    protected override IController Create(SupplyDefinition system) =>
        Balanced
            ? new BalancedLevelController(Levels!.For(system.Orders))
            : new LevelController(Levels!.For(system.Orders), CountBacklog, LimitOrders);

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Levels;

    /// <inheritdoc/>
    public double[] Parameters(SystemDefinition system) => Levels!.For(system.Actions.Width);

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters) => this with { Levels = new(parameters) };

    /// <inheritdoc/>
    public string? OpenSetting => Levels is null ? "levels" : null;

    /// <inheritdoc/>
    public IEnumerable<Fault> ValidateOptimum(SystemDefinition system) =>
        system is SerialDefinition serial ? SerialOptimum.Validate(serial) : BestParameters.Validate(system);

    /// <inheritdoc/>
    public RuleDefinition Optimum(SystemDefinition system)
    {
        if (system is SerialDefinition serial)
            return With(SerialOptimum.Solve(serial).Levels);
        var supply = (SupplyDefinition)system;
        var range = WholeRange.OrGiven(null, 0, supply.UsefulPosition);
        // Several levels have many local optima.
        return BestParameters.Of(this, supply, [.. Enumerable.Repeat(range, supply.Orders)], all: supply.Orders > 1);
    }

    Func<RuleDefinition, CancellationToken, double>? IBatchTunable.MeanGoal(
        SystemDefinition system,
        IReadOnlyList<int[]> paths
    )
    {
        if (system is not InventoryDefinition inventory)
            return null;
        var batch = new LevelBatch(inventory, paths);
        return (rule, stop) => batch.MeanReward((FixedBaseStockDefinition)rule, stop);
    }
}
