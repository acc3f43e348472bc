namespace ProcessChain;

/// <summary>A lost-sales system for training through its model: what is learned is the order itself.</summary>
internal class RelaxedLostSales(LostSalesDefinition definition, int periods)
    : RelaxedItem(definition, periods, definition.LeadTime, definition.InitialStock, definition.InitialPipeline)
{
    /// <summary>The system.</summary>
    protected LostSalesDefinition Definition => definition;

    public sealed override float Money { get; } =
        (float)Math.Max(1e-3, definition.HoldingCost + definition.ShortageCost);

    public override float FirstCorrection(int period, int index) => Unit;

    public override LostSalesEpisode<T> Begin<T>(ReadOnlySpan<T> given) => new(this, definition, given);

    public sealed override IController CreateAgent(LearnedCorrections corrections)
    {
        var model = Begin<Real>(new Real[Periods]);
        return new RelaxedAgent<LostSalesView>(this, model, view => model.Take(view.Ahead), corrections);
    }
}

/// <summary>An episode of it.</summary>
internal class LostSalesEpisode<T>(RelaxedItem system, LostSalesDefinition definition, ReadOnlySpan<T> demand)
    : AheadModel<T>(system, demand)
    where T : struct, IScalar<T>
{
    public override void Order(ReadOnlySpan<T> corrections, Span<T> orders) =>
        orders[0] = T.Larger(corrections[0], T.Of(0));

    protected sealed override T Sell(ReadOnlySpan<T> orders, T demanded)
    {
        var sold = T.Smaller(OnHand, demanded);
        var left = OnHand - sold;
        Total -= (left * definition.HoldingCost) + ((demanded - sold) * definition.ShortageCost);
        return left;
    }
}
