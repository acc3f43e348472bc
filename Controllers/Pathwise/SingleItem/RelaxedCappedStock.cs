namespace ProcessChain;

/// <summary>A lost-sales system for training through its model: what is learned is a level of the position, and the most that is ordered at once.</summary>
internal sealed class RelaxedCappedStock(LostSalesDefinition definition, int periods)
    : RelaxedLostSales(definition, periods)
{
    /// <summary>Of the cap, in mean demands: above them, so that the level decides in most periods, and not so high that the cap never does.</summary>
    private const float FirstCap = 1.5f;

    public override int Corrections => 2;

    public override float FirstCorrection(int period, int index) =>
        index == 0 ? Unit * (Definition.LeadTime + 1) : Unit * FirstCap;

    public override CappedStockEpisode<T> Begin<T>(ReadOnlySpan<T> given) => new(this, Definition, given);
}

/// <summary>An episode of it.</summary>
internal sealed class CappedStockEpisode<T>(RelaxedItem system, LostSalesDefinition definition, ReadOnlySpan<T> demand)
    : LostSalesEpisode<T>(system, definition, demand)
    where T : struct, IScalar<T>
{
    public override void Order(ReadOnlySpan<T> corrections, Span<T> orders) =>
        orders[0] = T.Larger(T.Smaller(corrections[1], corrections[0] - Position), T.Of(0));
}
