namespace ProcessChain;

/// <summary>
/// (R, Q): a station whose position is at or below R orders Q units, lot by lot, and again while it still is. With Q one
/// lot this is the (R, nQ) policy (Chen &amp; Zheng 1994 for echelon positions). Orders whether or not the supplier has
/// the stock.
/// </summary>
[Kind("reorderPoint")]
public sealed record ReorderPointDefinition : RuleDefinition, ITunable<RuleDefinition>
{
    /// <summary>The stock looked at.</summary>
    public Position Position { get; init; } = Position.Local;

    /// <summary>R of station 1..n, units; may be negative.</summary>
    public required PerElement<int> ReorderPoints { get; init; }

    /// <summary>Q, units: a whole number of lots. Left out: one lot.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 5: fixed order quantities of one lot")]
    public int? OrderQuantity { get; init; }

    /// <summary>How the day's iterations are shared out.</summary>
    [Assumed("upstream first did best with orders regardless of the supplier's stock, n = 4")]
    public DecisionSharing Sharing { get; init; } = DecisionSharing.UpstreamFirst;

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(ChainDefinition chain, DemandDefinition demand)
    {
        foreach (var fault in StationLevels.Check("reorderPoints", ReorderPoints, chain))
            yield return fault;
        if (OrderQuantity is { } quantity && (quantity < chain.LotSize || quantity % chain.LotSize != 0))
            yield return new("orderQuantity", $"is {quantity}; a whole number of lots of {chain.LotSize} is needed.");
    }

    /// <inheritdoc/>
    public override IController Create(ChainDefinition chain, DemandDefinition demand)
    {
        var points = ReorderPoints.For(chain.Stations);
        var lots = (OrderQuantity ?? chain.LotSize) / chain.LotSize;
        return lots == 1
            ? new LotController(Position, points, Sharing)
            : new ReorderQuantityController(Position, points, lots, Sharing);
    }

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Whole;

    /// <inheritdoc/>
    public double[] Parameters(int places) => Array.ConvertAll(ReorderPoints.For(places), point => (double)point);

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            ReorderPoints = new(StationLevels.Nearest(parameters)),
        };
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

    public override void BeginEpisode(EpisodeSeed seed)
    {
        base.BeginEpisode(seed);
        Array.Clear(lotsToGo);
    }

    public override int Decide(ChainObservation observation)
    {
        var station = base.Decide(observation);
        if (station > 0)
        {
            ref var left = ref lotsToGo[station - 1];
            left = (left == 0 ? lots : left) - 1;
        }
        return station;
    }

    protected override int ReorderPoint(int station, ChainObservation observation) =>
        lotsToGo[station - 1] > 0 ? int.MaxValue : base.ReorderPoint(station, observation);
}
