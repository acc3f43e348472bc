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

    public static IEnumerable<TestCaseData> All =>
        [
            Case("serial, informed", Goodwill(Serial, informed: true)),
            Case("serial, lost sales, blind", Goodwill(Serial with { Backlog = false }, informed: false)),
            Case("serial, goodwill", Goodwill(Serial with { Goodwill = new() }, informed: true)),
            Case("divergent, yields, discount", Goodwill(WithYield(Divergent with { Discount = 0.9 }), informed: true)),
            Case("divergent, randomised", Goodwill(Divergent, informed: true, new RandomisedDemand())),
            Case("serial, randomised, blind", Goodwill(Serial, informed: false, new RandomisedDemand())),
            Case("lost sales", new RelaxedLostSales(LostSales, 12)),
            Case(
                "lost sales at once",
                new RelaxedLostSales(LostSales with { LeadTime = 1, InitialPipeline = new() }, 12)
            ),
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
    ) => new(new GoodwillShape(definition), informed, randomised);

    /// <summary>A network's factories lose a tenth.</summary>
    public static GoodwillNetworkDefinition WithYield(GoodwillNetworkDefinition definition) =>
        With(definition, node => node.Capacity is null ? node : node with { Yield = 0.9 });

    /// <summary>All nodes that hold stock begin with so much of it.</summary>
    public static GoodwillNetworkDefinition WithStock(GoodwillNetworkDefinition definition, double units) =>
        With(definition, node => node.InitialInventory is null ? node : node with { InitialInventory = units });

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
