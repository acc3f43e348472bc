using System.Threading;

namespace ProcessChain;

/// <summary>
/// (R, Q): a station whose position is at or below R orders Q units, lot by lot, and again while it still is. With Q one
/// lot this is the (R, nQ) policy (Chen &amp; Zheng 1994 for echelon positions). Orders whether or not the supplier has
/// the stock.
/// </summary>
[Kind("reorderPoint", For = typeof(ChainDefinition))]
internal sealed record ReorderPointDefinition : RuleDefinition<ChainDefinition>, IBatchTunable
{
    /// <summary>The stock looked at.</summary>
    public Position Position { get; init; } = Position.Local;

    /// <summary>R of station 1..n, units; may be negative.</summary>
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public required PerElement<int> ReorderPoints { get; init; }

    /// <summary>Q, units: a whole number of lots. Left out: one lot.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 5: fixed order quantities of one lot")]
    public int? OrderQuantity { get; init; }

    /// <summary>How the day's iterations are shared out.</summary>
    [Assumed("upstream first did best with orders regardless of the supplier's stock, n = 4")]
    public DecisionSharing Sharing { get; init; } = DecisionSharing.UpstreamFirst;

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(ChainDefinition system)
    {
        foreach (var fault in ReorderPoints.CheckCount("reorderPoints", system.Stations))
            yield return fault;
        if (OrderQuantity is { } quantity && (quantity < system.LotSize || quantity % system.LotSize != 0))
            yield return new("orderQuantity", $"is {quantity}; a whole number of lots of {system.LotSize} is needed.");
    }

    /// <inheritdoc/>
    protected override IController Create(ChainDefinition system) =>
        new ReorderQuantityController(Position, ReorderPoints.For(system.Stations), Lots(system), Sharing);

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Whole;

    /// <inheritdoc/>
    public double[] Parameters(SystemDefinition system) => StationLevels.Parameters(ReorderPoints, system);

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            ReorderPoints = StationLevels.Nearest(parameters),
        };

    /// <remarks>Several lots at a time are ordered one after the other, as no batch does.</remarks>
    Func<RuleDefinition, CancellationToken, double>? IBatchTunable.MeanGoal(
        SystemDefinition system,
        IReadOnlyList<int[]> paths
    ) =>
        Lots((ChainDefinition)system) > 1
            ? null
            : LotBatch.MeanGoal(
                system,
                paths,
                (batch, rule, stop) =>
                    batch.MeanCost(
                        Position,
                        ((ReorderPointDefinition)rule).ReorderPoints.For(((ChainDefinition)system).Stations),
                        Sharing,
                        stop
                    )
            );

    private int Lots(ChainDefinition system) => (OrderQuantity ?? system.LotSize) / system.LotSize;
}

/// <summary>Orders several lots at a time: a station that has begun an order goes on until it is complete.</summary>
internal sealed class ReorderQuantityController(
    Position position,
    int[] reorderPoints,
    int lots,
    DecisionSharing sharing
) : LotController(position, reorderPoints, sharing)
{
    private readonly int[] lotsToGo = new int[reorderPoints.Length];

    public override void BeginEpisode(Chance chance)
    {
        base.BeginEpisode(chance);
        Array.Clear(lotsToGo);
    }

    public override int Decide(ChainView chain)
    {
        var station = base.Decide(chain);
        if (station > 0)
        {
            ref var left = ref lotsToGo[station - 1];
            left = (left == 0 ? lots : left) - 1;
        }
        return station;
    }

    protected override int ReorderPoint(int station, ChainView chain) =>
        lotsToGo[station - 1] > 0 ? int.MaxValue : base.ReorderPoint(station, chain);
}
