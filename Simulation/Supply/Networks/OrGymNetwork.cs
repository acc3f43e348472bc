namespace ProcessChain;

/// <summary>The network that OR-Gym's NetworkManagement has where none is given. The numbers in the names are OR-Gym's.</summary>
internal static class OrGymNetwork
{
    private const string Market = "market-0";
    private const string Retailer = "retailer-1";
    private const string Distributor2 = "distributor-2";
    private const string Distributor3 = "distributor-3";
    private const string Factory4 = "factory-4";
    private const string Factory5 = "factory-5";
    private const string Factory6 = "factory-6";
    private const string RawMaterial7 = "raw-material-7";
    private const string RawMaterial8 = "raw-material-8";

    public static Named<NetworkNode> Nodes { get; } =
        new(
            new(Market, new NetworkNode()),
            new(Retailer, Stock(100, 0.03)),
            new(Distributor2, Stock(110, 0.02)),
            new(Distributor3, Stock(80, 0.015)),
            new(Factory4, Works(400, 0.012, 90, 0.01)),
            new(Factory5, Works(350, 0.013, 90, 0.015)),
            new(Factory6, Works(380, 0.011, 80, 0.012)),
            new(RawMaterial7, new NetworkNode()),
            new(RawMaterial8, new NetworkNode())
        );

    public static Several<NetworkLink> Links { get; } =
        new(
            new NetworkLink
            {
                From = Retailer,
                To = Market,
                Price = 2,
                ShortageCost = 0.1,
                Demand = new PoissonDemand { Mean = 20 },
            },
            Way(Distributor2, Retailer, 5, 1.5, 0.01),
            Way(Distributor3, Retailer, 3, 1.6, 0.015),
            Way(Factory4, Distributor2, 8, 1, 0.008),
            Way(Factory4, Distributor3, 10, 0.8, 0.006),
            Way(Factory5, Distributor2, 9, 0.7, 0.005),
            Way(Factory6, Distributor2, 11, 0.75, 0.007),
            Way(Factory6, Distributor3, 12, 0.8, 0.004),
            Way(RawMaterial7, Factory4, 0, 0.15, 0),
            Way(RawMaterial7, Factory5, 1, 0.05, 0.005),
            Way(RawMaterial8, Factory5, 2, 0.07, 0.002),
            Way(RawMaterial8, Factory6, 0, 0.2, 0)
        );

    /// <summary>A distributor or retailer.</summary>
    public static NetworkNode Stock(double units, double holdingCost) =>
        new() { InitialInventory = units, HoldingCost = holdingCost };

    /// <summary>A factory that loses nothing.</summary>
    public static NetworkNode Works(double units, double holdingCost, double capacity, double operatingCost) =>
        Stock(units, holdingCost) with
        {
            Capacity = capacity,
            OperatingCost = operatingCost,
            Yield = 1,
        };

    /// <summary>A link on which units are ordered.</summary>
    public static NetworkLink Way(string from, string to, int leadTime, double price, double pipelineHoldingCost) =>
        new()
        {
            From = from,
            To = to,
            LeadTime = leadTime,
            Price = price,
            PipelineHoldingCost = pipelineHoldingCost,
        };
}
