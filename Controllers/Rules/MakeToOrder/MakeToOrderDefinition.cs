namespace ProcessChain;

/// <summary>
/// A station orders a lot while its echelon position is at or below R and its supplier has a whole lot that nobody has
/// asked for. With R = −1 nothing is made before the customer has ordered it, and every lot is pushed on at once.
/// </summary>
[Kind("makeToOrder", For = typeof(ChainDefinition))]
internal sealed record MakeToOrderDefinition : RuleDefinition<ChainDefinition>
{
    /// <summary>R of station 1..n, units; may be negative.</summary>
    [Source("make to order: nothing is released before the customer has ordered it")]
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public PerElement<int> ReorderPoints { get; init; } = -1;

    /// <summary>
    /// R of station 1 by the days since the customer's last order, from 0; the last value counts for all later days.
    /// Replaces the first of <see cref="ReorderPoints"/> where given: lots are then released ahead of the next order.
    /// </summary>
    [Count(1)]
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public Several<int>? ReleaseByAge { get; init; }

    /// <summary>How the day's iterations are shared out.</summary>
    [Assumed("downstream first pushes lots on before it releases new ones, n = 4")]
    public DecisionSharing Sharing { get; init; } = DecisionSharing.DownstreamFirst;

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(ChainDefinition system) =>
        ReorderPoints.CheckCount("reorderPoints", system.Stations);

    /// <inheritdoc/>
    protected override IController Create(ChainDefinition system) =>
        new MakeToOrderController(ReorderPoints.For(system.Stations), ReleaseByAge, Sharing);
}

internal sealed class MakeToOrderController(
    int[] reorderPoints,
    IReadOnlyList<int>? releaseByAge,
    DecisionSharing sharing
) : LotController(Position.Echelon, reorderPoints, sharing)
{
    protected override int ReorderPoint(int station, ChainView chain) =>
        station == 1 && releaseByAge is not null
            ? releaseByAge[Math.Min(chain.DaysSinceCustomerOrder, releaseByAge.Count - 1)]
            : base.ReorderPoint(station, chain);

    protected override bool MayOrder(int station, ChainView chain) => chain.SupplierHasLot(station);
}
