namespace ProcessChain;

/// <summary>
/// A station orders a lot while its echelon position is at or below R and its supplier has a whole lot that nobody has
/// asked for. With R = −1 nothing is made before the customer has ordered it, and every lot is pushed on at once.
/// </summary>
[Kind("makeToOrder")]
public sealed record MakeToOrderDefinition : RuleDefinition
{
    /// <summary>R of station 1..n, units; may be negative.</summary>
    [Source("make to order: nothing is released before the customer has ordered it")]
    public PerElement<int> ReorderPoints { get; init; } = -1;

    /// <summary>
    /// R of station 1 by the days since the customer's last order, from 0; the last value counts for all later days.
    /// Replaces the first of <see cref="ReorderPoints"/> where given: lots are then released ahead of the next order.
    /// </summary>
    public Several<int>? ReleaseByAge { get; init; }

    /// <summary>How the day's iterations are shared out.</summary>
    [Assumed("downstream first pushes lots on before it releases new ones, n = 4")]
    public DecisionSharing Sharing { get; init; } = DecisionSharing.DownstreamFirst;

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(ChainDefinition chain, DemandDefinition demand)
    {
        foreach (var fault in StationLevels.Check("reorderPoints", ReorderPoints, chain))
            yield return fault;
        if (ReleaseByAge is { Count: 0 })
            yield return new("releaseByAge", "is empty; at least one value is needed.");
        foreach (var fault in StationLevels.CheckValues("releaseByAge", ReleaseByAge ?? Enumerable.Empty<int>()))
            yield return fault;
    }

    /// <inheritdoc/>
    public override IController Create(ChainDefinition chain, DemandDefinition demand) =>
        new MakeToOrderController(ReorderPoints.For(chain.Stations), ReleaseByAge, Sharing);
}

internal sealed class MakeToOrderController(
    int[] reorderPoints,
    IReadOnlyList<int>? releaseByAge,
    DecisionSharing sharing
) : LotController(Position.Echelon, reorderPoints, sharing)
{
    protected override int ReorderPoint(int station, ChainObservation observation) =>
        station == 1 && releaseByAge is not null
            ? releaseByAge[Math.Min(observation.DaysSinceCustomerOrder, releaseByAge.Count - 1)]
            : base.ReorderPoint(station, observation);

    protected override bool MayOrder(int station, ChainObservation observation) => observation.SupplierHasLot(station);
}
