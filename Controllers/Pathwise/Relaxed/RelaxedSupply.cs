namespace ProcessChain;

/// <summary>A system with one market whose episodes have no end of their own, for training through its model.</summary>
/// <param name="definition">The system.</param>
/// <param name="periods">Periods of a training episode.</param>
internal abstract class RelaxedSupply(SupplyDefinition definition, int periods) : RelaxedSystem
{
    private readonly int[] path = new int[periods];

    public sealed override int Periods => periods;

    public sealed override int Places => definition.Orders;

    public sealed override int Given => periods;

    public sealed override bool IsTimed => false;

    public sealed override float Unit { get; } = (float)Math.Max(1, definition.DemandOf(0).MeanPerPeriod(periods));

    public sealed override void Draw(EpisodeSeed episode, Span<float> given)
    {
        definition.DrawDemand(episode.Stream(SystemDefinition.DemandStream), path);
        for (var period = 0; period < path.Length; period++)
            given[period] = path[period];
    }
}
