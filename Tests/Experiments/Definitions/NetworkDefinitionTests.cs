namespace ProcessChain.Tests;

/// <summary>Networks as definition files give them.</summary>
internal sealed class NetworkDefinitionTests
{
    private const string TwoRetailers = """
        kind: network
        periods: 20
        discount: 0.99
        backlog: false
        nodes:
          timber: {}
          sawmill: { type: factory, initialInventory: 200, holdingCost: 0.01, capacity: 60, operatingCost: 0.02, yield: 0.9 }
          north: { initialInventory: 80, holdingCost: 0.02 }
          south: { initialInventory: 90, holdingCost: 0.02 }
          city-shop: { initialInventory: 40, holdingCost: 0.05 }
          country-shop: { initialInventory: 20 }
          city: { type: market }
          country: {}
        links:
          - { from: timber, to: sawmill, leadTime: 2, price: 0.2, pipelineHoldingCost: 0.001 }
          - { from: sawmill, to: north, leadTime: 4, price: 0.9 }
          - { from: sawmill, to: south, leadTime: 0, price: 0.95 }
          - { from: north, to: city-shop, leadTime: 1, price: 1.5 }
          - { from: south, to: city-shop, leadTime: 2, price: 1.4 }
          - { from: south, to: country-shop, leadTime: 3, price: 1.4 }
          - { from: city-shop, to: city, price: 2, shortageCost: 0.1, demand: { kind: poisson, mean: 15 } }
          - { from: city-shop, to: country, price: 2.2, demand: { kind: integers, low: 0, high: 4 } }
          - { from: country-shop, to: country, price: 2.1, demand: { kind: geometric, probability: 0.2, shift: -1 } }

        """;

    [Test]
    public void NetworkOfTwoRetailers_IsReadAndPlayed()
    {
        var network = Read(TwoRetailers);
        Assert.Multiple(() =>
        {
            Assert.That(network.Validate(), Is.Empty);
            Assert.That((network.Periods, network.Discount, network.Backlog), Is.EqualTo((20, 0.99, false)));
            Assert.That((network.Orders, network.Markets, network.Oversell), Is.EqualTo((6, 3, false)));
            Assert.That(network.TypeOf("south"), Is.EqualTo(NodeType.Distributor));
            Assert.That(network.Nodes[1].Value.Yield, Is.EqualTo(0.9));
            Assert.That(network.Links[3].LeadTime, Is.EqualTo(1));
            Assert.That(network.DemandOf(2), Is.EqualTo(new GeometricDemand { Probability = 0.2, Shift = -1 }));
            Assert.That(network.Capacity(1), Is.EqualTo(60));
            Assert.That(network.Capacity(3), Is.EqualTo(double.PositiveInfinity));
        });
        var system = network.Create(network.Periods);
        system.Reset(new EpisodeSeed(1, 1));
        while (!system.IsOver)
            system.Step([25, 12, 12, 10, 6, 8]);
        Assert.That(system.Figures(), Has.None.NaN);
    }

    [Test]
    public void WrittenNetwork_ReadsBackTheSame()
    {
        var experiment = new ExperimentDefinition
        {
            Name = "two-retailers",
            System = Read(TwoRetailers),
            Controllers = new(
                new KeyValuePair<string, ControllerDefinition>(
                    "a",
                    new FixedBaseStockDefinition { Levels = new(100, 60, 60, 40, 40, 30) }
                )
            ),
            Baseline = "a",
        };
        var read = DefinitionReader.ReadText(DefinitionWriter.Write(experiment), "file");
        Assert.That(read.System, Is.EqualTo(experiment.System));
    }

    [Test]
    public void Preset_IsChosenAndAltered()
    {
        var network = Read("kind: network\npreset: orGymV1\nperiods: 5\n");
        Assert.That(network, Is.EqualTo(NetworkDefinition.OrGymV1 with { Periods = 5 }));
    }

    [TestCase("yield: 0.9", "yields: 0.9", "nodes.sawmill.yields", "did you mean yield?")]
    [TestCase("type: market", "type: shop", "nodes.city.type", "retailer")]
    [TestCase("price: 1.5", "prize: 1.5", "links[3].price", "is missing")]
    [TestCase("leadTime: 1,", "leadTime: 1.5,", "links[3].leadTime", "a whole number")]
    [TestCase("kind: poisson, mean", "kind: poison, mean", "links[6].demand.kind", "did you mean poisson?")]
    [TestCase("low: 0, high: 4", "low: 0", "links[7].demand.high", "is missing")]
    public void WrongKey_IsToldWithItsPath(string there, string instead, string key, string word)
    {
        var text = Experiment(TwoRetailers.Replace(there, instead, StringComparison.Ordinal));
        var told = Assert
            .Throws<InvalidDefinitionException>(() => DefinitionReader.ReadText(text, "file"))!
            .Faults.Single(fault => fault.Key == $"system.{key}");
        Assert.That(told.Message, Does.Contain(word));
    }

    [Test]
    public void EveryKindOfDemand_CanBeChosen()
    {
        string[] kinds = ["poisson", "binomial", "integers", "geometric", "perPeriod"];
        Assert.That(kinds.Select(kind => DefinitionKinds.Standard.Find(typeof(PeriodDemand), kind)), Has.None.Null);
    }

    private static NetworkDefinition Read(string text) =>
        (NetworkDefinition)DefinitionReader.ReadText(Experiment(text), "file").System;

    /// <summary>An experiment on the network that a text describes.</summary>
    private static string Experiment(string network) =>
        "name: a\nbaseline: r\ncontrollers: { r: { kind: echelonBaseStock, levels: 10 } }\nsystem:\n"
        + string.Concat(network.TrimEnd().Split('\n').Select(line => $"  {line}\n"));
}
