namespace ProcessChain;

/// <summary>
/// A system with two suppliers for training through its model: what is learned is the level up to which the expedited order raises
/// the net inventory, and that up to which the regular one raises the position.
/// </summary>
internal sealed class RelaxedDualSourcing(DualSourcingDefinition definition, int periods)
    : RelaxedItem(definition, periods, definition.RegularLeadTime, definition.InitialStock, definition.InitialPipeline)
{
    public override float Money { get; } = (float)Math.Max(1e-3, definition.HoldingCost + definition.BacklogCost);

    public override float FirstCorrection(int period, int index) =>
        index == 0 ? Unit : Unit * (definition.RegularLeadTime + 2);

    public override RelaxedModel<T> Begin<T>(ReadOnlySpan<T> given) =>
        new DualSourcingEpisode<T>(this, definition, given);

    public override IController CreateAgent(LearnedCorrections corrections)
    {
        var model = new DualSourcingEpisode<Real>(this, definition, new Real[Periods]);
        return new RelaxedAgent<DualSourcingView>(this, model, view => model.Take(view.Ahead), corrections);
    }
}

/// <summary>An episode of it.</summary>
internal sealed class DualSourcingEpisode<T>(
    RelaxedItem system,
    DualSourcingDefinition definition,
    ReadOnlySpan<T> demand
) : AheadModel<T>(system, demand)
    where T : struct, IScalar<T>
{
    public override void Order(ReadOnlySpan<T> corrections, Span<T> orders)
    {
        orders[0] = T.Larger(corrections[0] - OnHand, T.Of(0));
        orders[1] = T.Larger(corrections[1] - Position - orders[0], T.Of(0));
    }

    protected override T Sell(ReadOnlySpan<T> orders, T demanded)
    {
        var net = OnHand + orders[0] - demanded;
        var left = T.Larger(net, T.Of(0));
        Total -= (orders[0] * definition.ExpeditedCost) + (orders[1] * definition.RegularCost);
        Total -= (left * definition.HoldingCost) + ((left - net) * definition.BacklogCost);
        return net;
    }
}
