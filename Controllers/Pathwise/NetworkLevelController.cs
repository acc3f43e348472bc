namespace ProcessChain;

/// <summary>The test agent of <see cref="NetworkLevels"/>: orders up to levels in whole units.</summary>
/// <param name="model">The system.</param>
/// <param name="table">A level for each place in each period.</param>
/// <param name="network">What corrects them.</param>
internal sealed class NetworkLevelController(InventoryModel model, float[] table, INetwork network) : ISupplyController
{
    private readonly StateEncoding encoding = new(model);

    /// <inheritdoc/>
    public void BeginEpisode(EpisodeSeed seed) { }

    /// <inheritdoc/>
    public void Decide(SupplySystem system, Span<double> orders)
    {
        system.CopyFullState(network.Input(0));
        encoding.Encode(network.Input(0));
        network.Forward(1);
        for (var place = 0; place < orders.Length; place++)
        {
            var level = table[(system.Period * orders.Length) + place] + (model.MeanDemand * network.Output(0)[place]);
            var lack = Math.Round((double)level) - system.EchelonPosition(place);
            orders[place] = Math.Min(Math.Max(0, lack), system.MostToShip(place));
        }
    }
}
