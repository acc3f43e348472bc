using System.Threading;

namespace ProcessChain;

/// <summary>
/// Order up to a level: a station orders a lot while its position with the lot would not exceed its level. Orders whether
/// or not the supplier has the stock.
/// </summary>
internal abstract record BaseStockDefinition : RuleDefinition<ChainDefinition>, IBatchTunable
{
    /// <summary>S of station 1..n, units; may be negative.</summary>
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public required PerElement<int> Levels { get; init; }

    /// <summary>How the day's iterations are shared out.</summary>
    [Assumed("upstream first did best with orders regardless of the supplier's stock, n = 4")]
    public DecisionSharing Sharing { get; init; } = DecisionSharing.UpstreamFirst;

    private protected abstract Position Position { get; }

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(ChainDefinition system) =>
        Levels.CheckCount("levels", system.Stations);

    /// <inheritdoc/>
    protected override IController Create(ChainDefinition system) =>
        new LotController(Position, ReorderPoints(system), Sharing);

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Whole;

    /// <inheritdoc/>
    public double[] Parameters(SystemDefinition system) => StationLevels.Parameters(Levels, system);

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            Levels = StationLevels.Nearest(parameters),
        };

    Func<RuleDefinition, CancellationToken, double>? IBatchTunable.MeanGoal(
        SystemDefinition system,
        IReadOnlyList<int[]> paths
    ) =>
        LotBatch.MeanGoal(
            system,
            paths,
            (batch, rule, stop) =>
                batch.MeanCost(
                    Position,
                    ((BaseStockDefinition)rule).ReorderPoints((ChainDefinition)system),
                    Sharing,
                    stop
                )
        );

    private int[] ReorderPoints(ChainDefinition system) =>
        [.. Levels.For(system.Stations).Select(level => level - system.LotSize)];
}

/// <summary>Base stock on each station's own inventory position.</summary>
[Kind("localBaseStock", For = typeof(ChainDefinition))]
internal sealed record LocalBaseStockDefinition : BaseStockDefinition
{
    private protected override Position Position => Position.Local;
}

/// <summary>Base stock on echelon inventory positions (Clark &amp; Scarf 1960).</summary>
[Kind("echelonBaseStock", For = typeof(ChainDefinition))]
internal sealed record EchelonBaseStockDefinition : BaseStockDefinition
{
    private protected override Position Position => Position.Echelon;
}
