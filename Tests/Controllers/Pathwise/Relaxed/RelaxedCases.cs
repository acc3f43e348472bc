namespace ProcessChain.Tests;

/// <summary>Systems that can be trained through, of all sorts, small enough for finite differences.</summary>
internal static class RelaxedCases
{
    public static readonly GoodwillNetworkDefinition Serial = Seasonal(GoodwillNetworkDefinition.Serial);

    public static readonly GoodwillNetworkDefinition Divergent = Seasonal(GoodwillNetworkDefinition.Base);

    public static readonly LostSalesDefinition LostSales = new()
    {
        LeadTime = 3,
        ShortageCost = 9,
        InitialStock = 8,
        InitialPipeline = new(3, 0, 7),
    };

    public static readonly DualSourcingDefinition DualSourcing = new()
    {
        RegularLeadTime = 3,
        InitialStock = -2,
        InitialPipeline = new(1, 4, 2),
    };

    /// <summary>Orders and shipments at once and later, units under way at the beginning, costs of all sorts.</summary>
    public static readonly SerialDefinition Stages = new()
    {
        ShipmentLeadTime = new(1, 0, 2),
        OrderLeadTime = new(0, 2, 1),
        HoldingCost = new(3, 2, 1),
        StockoutCost = new(9, 0, 1),
        InitialStock = new(6, 0, 11),
        InitialPipeline = new(new(4), new(), new(3, 5, 2)),
        InitialOrders = 4,
    };

    public static readonly NetworkDefinition Network = NetworkDefinition.OrGymV1 with { Periods = 18 };

    /// <summary>A second retailer, sooner supplied, whose market demands in some periods only.</summary>
    public static readonly NetworkDefinition TwoMarkets = Network with
    {
        Oversell = false,
        Backlog = true,
        Discount = 0.95,
        Nodes = WithRetailer(Network.Nodes),
        Links = WithRetailer(
            Network.Links,
            new IntermittentDemand
            {
                Interval = new IntegersDemand { Low = 1, High = 3 },
                Quantity = new PoissonDemand { Mean = 12 },
            }
        ),
    };

    public static readonly GoodwillNetworkDefinition TwoGoodwillMarkets = Divergent with
    {
        Nodes = WithRetailer(Divergent.Nodes),
        Links = WithRetailer(Divergent.Links, null),
    };

    public static IEnumerable<TestCaseData> All =>
        [
            Case("serial, informed", Goodwill(Serial, informed: true)),
            Case("serial, lost sales, blind", Goodwill(Serial with { Backlog = false }, informed: false)),
            Case("serial, goodwill", Goodwill(Serial with { Goodwill = new() }, informed: true)),
            Case("divergent, yields, discount", Goodwill(WithYield(Divergent with { Discount = 0.9 }), informed: true)),
            Case("divergent, randomised", Goodwill(Divergent, informed: true, new RandomisedDemand())),
            Case("serial, randomised, blind", Goodwill(Serial, informed: false, new RandomisedDemand())),
            Case("two markets, goodwill", Goodwill(TwoGoodwillMarkets with { Goodwill = new() }, informed: true)),
            Case("two markets, blind", Goodwill(TwoGoodwillMarkets, informed: false)),
            Case("network", new RelaxedSupplyNetwork(Network, isInformed: true)),
            Case("network, two markets", new RelaxedSupplyNetwork(TwoMarkets, isInformed: true)),
            Case("network, two markets, blind", new RelaxedSupplyNetwork(TwoMarkets, isInformed: false)),
            Case("lost sales", new RelaxedLostSales(LostSales, 12)),
            Case(
                "lost sales at once",
                new RelaxedLostSales(LostSales with { LeadTime = 1, InitialPipeline = new() }, 12)
            ),
            Case("capped base stock", new RelaxedCappedStock(LostSales, 12)),
            Case("dual sourcing", new RelaxedDualSourcing(DualSourcing, 12)),
            Case("serial stages", new RelaxedSerial(Stages, 12)),
            Case(
                "one stage",
                new RelaxedSerial(new SerialDefinition { ShipmentLeadTime = new(2), HoldingCost = 1 }, 12)
            ),
        ];

    public static RelaxedGoodwill Goodwill(
        GoodwillNetworkDefinition definition,
        bool informed,
        RandomisedDemand? randomised = null
    ) => new(definition, informed, randomised);

    /// <summary>A network's factories lose a tenth.</summary>
    public static GoodwillNetworkDefinition WithYield(GoodwillNetworkDefinition definition) =>
        With(definition, node => node.Capacity is null ? node : node with { Yield = 0.9 });

    /// <summary>All nodes that hold stock begin with so much of it.</summary>
    public static GoodwillNetworkDefinition WithStock(GoodwillNetworkDefinition definition, double units) =>
        With(definition, node => node.InitialInventory is null ? node : node with { InitialInventory = units });

    private static Named<NetworkNode> WithRetailer(Named<NetworkNode> nodes) =>
        new([
            .. nodes,
            KeyValuePair.Create("retailer-9", new NetworkNode { InitialInventory = 40, HoldingCost = 0.04 }),
            KeyValuePair.Create("market-10", new NetworkNode()),
        ]);

    private static Several<NetworkLink> WithRetailer(Several<NetworkLink> links, DemandDefinition? demand) =>
        new([
            .. links,
            new NetworkLink
            {
                From = "distributor-3",
                To = "retailer-9",
                LeadTime = 2,
                Price = 1.6,
                PipelineHoldingCost = 0.01,
            },
            new NetworkLink
            {
                From = "retailer-9",
                To = "market-10",
                Price = 2.5,
                ShortageCost = 0.3,
                Demand = demand,
            },
        ]);

    private static GoodwillNetworkDefinition With(
        GoodwillNetworkDefinition definition,
        Func<NetworkNode, NetworkNode> change
    ) =>
        definition with
        {
            Nodes = new(definition.Nodes.Select(node => KeyValuePair.Create(node.Key, change(node.Value)))),
        };

    private static GoodwillNetworkDefinition Seasonal(GoodwillNetworkDefinition network) =>
        network with
        {
            Periods = 18,
            Demand = new ModulatedDemand { Trend = 0.05, Amplitude = 0.5 },
        };

    private static TestCaseData Case(string name, RelaxedSystem system) =>
        new TestCaseData(system).SetArgDisplayNames(name);
}
