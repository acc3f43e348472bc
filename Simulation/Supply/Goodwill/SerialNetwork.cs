namespace ProcessChain;

/// <summary>gym-invmgmt's network <c>serial</c>.</summary>
internal static class SerialNetwork
{
    private const string Market = "market-0";
    private const string Retailer = "retailer-1";
    private const string Distributor = "distributor-2";
    private const string Factory = "factory-3";
    private const string RawMaterial = "raw-material-4";

    public static Named<NetworkNode> Nodes { get; } =
        new(
            new(Market, new NetworkNode()),
            new(Retailer, OrGymNetwork.Stock(100, 0.03)),
            new(Distributor, OrGymNetwork.Stock(100, 0.02)),
            new(Factory, OrGymNetwork.Works(200, 0.01, 100, 0.01)),
            new(RawMaterial, new NetworkNode())
        );

    public static Several<NetworkLink> Links { get; } =
        new(
            new NetworkLink
            {
                From = Retailer,
                To = Market,
                Price = 2,
                ShortageCost = 0.1,
            },
            OrGymNetwork.Way(Distributor, Retailer, 4, 1.5, 0.01),
            OrGymNetwork.Way(Factory, Distributor, 4, 1, 0.005),
            OrGymNetwork.Way(RawMaterial, Factory, 0, 0.5, 0)
        );
}
