namespace ProcessChain;

/// <summary>One item for training through its model.</summary>
/// <param name="definition">The system.</param>
/// <param name="periods">Periods of a training episode.</param>
/// <param name="leadTime">Periods from an order to its receipt.</param>
/// <param name="stock">Units before the first receipt.</param>
/// <param name="pipeline">Units received in period 0, 1, …; or none.</param>
internal abstract class RelaxedItem(
    SupplyDefinition definition,
    int periods,
    int leadTime,
    int stock,
    Several<int> pipeline
) : RelaxedSystem
{
    private readonly int[] path = new int[periods];

    /// <summary>On hand and to come at the beginning.</summary>
    public double[] Beginning { get; } =
    [
        .. Enumerable
            .Range(0, leadTime)
            .Select(wait => (pipeline.Count > 0 ? pipeline[wait] : 0) + (wait == 0 ? stock : 0.0)),
    ];

    public sealed override int Periods => periods;

    public sealed override int Places => definition.Orders;

    public sealed override int Features => leadTime;

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
