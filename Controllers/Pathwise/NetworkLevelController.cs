namespace ProcessChain;

/// <summary>The test agent of <see cref="NetworkLevels"/>: orders up to levels in whole units.</summary>
internal sealed class NetworkLevelController(InventoryModel model, float[] table, INetwork network)
    : Controller<InventoryView>
{
    private readonly StateEncoding encoding = new(model);

    public override void Decide(InventoryView view, Span<double> orders)
    {
        encoding.Encode(view, network.Input(0));
        network.Forward(1);
        for (var place = 0; place < orders.Length; place++)
        {
            var level = table[(view.Period * orders.Length) + place] + (model.MeanDemand * network.Output(0)[place]);
            var lack = Math.Round((double)level) - view.EchelonPosition(place);
            orders[place] = Math.Min(Math.Max(0, lack), view.MostServed(place));
        }
    }
}
