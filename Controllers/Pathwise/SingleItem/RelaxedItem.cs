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
) : RelaxedSupply(definition, periods)
{
    /// <summary>On hand and to come at the beginning.</summary>
    public double[] Beginning { get; } =
    [
        .. Enumerable
            .Range(0, leadTime)
            .Select(wait => (pipeline.Count > 0 ? pipeline[wait] : 0) + (wait == 0 ? stock : 0.0)),
    ];

    public sealed override int Features => leadTime;
}
