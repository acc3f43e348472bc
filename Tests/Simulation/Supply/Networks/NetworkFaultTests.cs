namespace ProcessChain.Tests;

/// <summary>A sound network of five nodes and four links, and what is told of it when one thing is wrong.</summary>
internal sealed class NetworkFaultTests
{
    private static readonly NetworkDefinition Sound = new()
    {
        Nodes = new(
            new("ore", new NetworkNode()),
            new("mill", new NetworkNode { InitialInventory = 1, Capacity = 10 }),
            new("depot", new NetworkNode { HoldingCost = 1 }),
            new("shop", new NetworkNode { InitialInventory = 2 }),
            new("town", new NetworkNode())
        ),
        Links = new(Way("ore", "mill"), Way("mill", "depot"), Way("depot", "shop"), Sale("shop", "town")),
    };

    [Test]
    public void SoundNetwork_HasNoFaults() => Assert.That(Sound.Validate(), Is.Empty);

    [Test]
    public void Presets_AreSound()
    {
        Assert.That(NetworkDefinition.OrGymV0.Validate(), Is.Empty);
        Assert.That(NetworkDefinition.OrGymV1.Validate(), Is.Empty);
    }

    [Test]
    public void Types_FollowFromLinksAndCapacity_AndMayBeGiven()
    {
        NodeType[] types =
        [
            NodeType.RawMaterial,
            NodeType.Factory,
            NodeType.Distributor,
            NodeType.Retailer,
            NodeType.Market,
        ];
        Assert.That(Sound.Nodes.Names.Select(Sound.TypeOf), Is.EqualTo(types));
        var given = Sound.Nodes.Zip(
            types,
            (node, type) => KeyValuePair.Create(node.Key, node.Value with { Type = type })
        );
        Assert.That((Sound with { Nodes = new(given) }).Validate(), Is.Empty);
    }

    [Test]
    public void TransshipmentBothWays_IsAllowed()
    {
        var network = WithNode("shop2", new NetworkNode());
        network = network with
        {
            Links = new([.. network.Links, Way("shop", "shop2"), Way("shop2", "shop"), Sale("shop2", "town")]),
        };
        Assert.That(network.Validate(), Is.Empty);
    }

    private static IEnumerable<TestCaseData> BrokenLinks()
    {
        TestCaseData Case(int link, Func<NetworkLink, NetworkLink> change, string key, string word) =>
            new(
                Sound with
                {
                    Links = new(Sound.Links.Select((given, i) => i == link ? change(given) : given)),
                },
                key,
                word
            );
        yield return Case(2, l => l with { From = "depo" }, "links[2].from", "did you mean depot?");
        yield return Case(2, l => l with { To = "nowhere" }, "links[2].to", "Allowed: ore, mill, depot, shop, town");
        yield return Case(2, l => l with { To = "depot" }, "links[2].to", "another node");
        yield return Case(2, l => l with { From = "mill", To = "depot" }, "links[2]", "one link is allowed");
        yield return Case(2, l => l with { LeadTime = -1 }, "links[2].leadTime", "is -1; 0 to 10000");
        yield return Case(2, l => l with { LeadTime = 10_001 }, "links[2].leadTime", "0 to 10000");
        yield return Case(2, l => l with { LeadTime = null }, "links[2].leadTime", "is missing");
        yield return Case(2, l => l with { Price = -1 }, "links[2].price", "is -1");
        yield return Case(2, l => l with { Price = double.NaN }, "links[2].price", "is NaN");
        yield return Case(2, l => l with { PipelineHoldingCost = -1 }, "links[2].pipelineHoldingCost", "is -1");
        yield return Case(2, l => l with { ShortageCost = 1 }, "links[2].shortageCost", "only the demand of markets");
        yield return Case(
            2,
            l => l with { LeadTime = null, Demand = new PoissonDemand() },
            "links[2].demand",
            "no market"
        );
        yield return Case(3, l => l with { Demand = null }, "links[3].demand", "is a market");
        yield return Case(3, l => l with { Demand = new PoissonDemand { Mean = -1 } }, "links[3].demand.mean", "-1");
        yield return Case(3, l => l with { Demand = new PoissonDemand { Shift = -1 } }, "links[3].demand", "can be -1");
        yield return Case(3, l => l with { LeadTime = 0 }, "links[3].leadTime", "at once");
        yield return Case(3, l => l with { PipelineHoldingCost = 0 }, "links[3].pipelineHoldingCost", "under way");
        yield return Case(3, l => l with { ShortageCost = -2 }, "links[3].shortageCost", "is -2");
        yield return Case(3, l => l with { Price = 1e13 }, "links[3].price", "is 10000000000000");
        yield return Case(3, l => l with { From = "ore" }, "links[3].from", "raw material");
    }

    private static IEnumerable<TestCaseData> BrokenNodes()
    {
        TestCaseData Case(string node, Func<NetworkNode, NetworkNode> change, string key, string word) =>
            new(WithNode(node, change(Sound.Nodes.First(n => n.Key == node).Value)), $"nodes.{node}{key}", word);
        yield return Case("mill", n => n with { Yield = 0 }, ".yield", "above 0 and of at most 1");
        yield return Case("mill", n => n with { Yield = 1.1 }, ".yield", "above 0 and of at most 1");
        yield return Case("mill", n => n with { Yield = double.NaN }, ".yield", "above 0 and of at most 1");
        yield return Case("mill", n => n with { Capacity = 0 }, ".capacity", "above 0");
        yield return Case("mill", n => n with { Capacity = 1e7 }, ".capacity", "at most 1000000");
        yield return Case("mill", n => n with { OperatingCost = -1 }, ".operatingCost", "is -1");
        yield return Case("mill", n => n with { InitialInventory = -1 }, ".initialInventory", "is -1");
        yield return Case("mill", n => n with { HoldingCost = double.NaN }, ".holdingCost", "is NaN");
        yield return Case("mill", n => n with { Type = NodeType.Distributor }, ".type", "is a factory");
        yield return Case("mill", n => n with { Type = NodeType.Factory, Capacity = null }, ".capacity", "is missing");
        yield return Case("depot", n => n with { Yield = 1 }, ".yield", "is a distributor");
        yield return Case("shop", n => n with { OperatingCost = 0 }, ".operatingCost", "is a retailer");
        yield return Case("ore", n => n with { InitialInventory = 1 }, ".initialInventory", "is raw material");
        yield return Case("ore", n => n with { Type = NodeType.Factory }, ".type", "is a rawMaterial");
        yield return Case("ore", n => n with { Capacity = 1 }, ".capacity", "no link leads to this node");
        yield return Case("town", n => n with { HoldingCost = 1 }, ".holdingCost", "is a market");
        yield return new TestCaseData(WithNode("spare", new NetworkNode()), "nodes.spare", "has no link");
    }

    private static IEnumerable<TestCaseData> BrokenWays()
    {
        yield return new TestCaseData(
            Sound with
            {
                Nodes = new([.. Sound.Nodes, new("a", new NetworkNode()), new("b", new NetworkNode())]),
                Links = new([.. Sound.Links, Way("a", "b"), Way("b", "a"), Way("a", "shop")]),
            },
            "nodes.a",
            "never be supplied"
        );
        yield return new TestCaseData(
            Sound with
            {
                Nodes = new([.. Sound.Nodes, new("a", new NetworkNode()), new("b", new NetworkNode())]),
                Links = new([.. Sound.Links, Way("mill", "a"), Way("a", "b"), Way("b", "a")]),
            },
            "nodes.a",
            "of no use"
        );
    }

    [TestCaseSource(nameof(BrokenLinks))]
    [TestCaseSource(nameof(BrokenNodes))]
    [TestCaseSource(nameof(BrokenWays))]
    public void Fault_IsToldAtItsKey_WithWhatIsAllowed(NetworkDefinition network, string key, string word)
    {
        var told = network.Validate().Where(fault => fault.Key == key).ToList();
        Assert.That(told, Has.Count.EqualTo(1), string.Join('\n', network.Validate()));
        Assert.That(told[0].Message, Does.Contain(word));
    }

    [Test]
    public void OneThingWrong_IsOneFault()
    {
        var wrong = BrokenLinks()
            .Concat(BrokenNodes())
            .Where(broken => ((string)broken.Arguments[1]!).Split('.').Length > 1 && !IsKnot(broken));
        Assert.Multiple(() =>
        {
            foreach (var broken in wrong)
                Assert.That(
                    ((NetworkDefinition)broken.Arguments[0]!).Validate().Count(),
                    Is.EqualTo(1),
                    $"{broken.Arguments[1]}"
                );
        });
    }

    [TestCase(0, "periods")]
    [TestCase(10_001, "periods")]
    public void CommonFaults_AreTold(int periods, string key) =>
        Assert.That((Sound with { Periods = periods }).Validate().Single().Key, Is.EqualTo(key));

    [TestCase(0.0)]
    [TestCase(1.01)]
    [TestCase(double.NaN)]
    public void Discount_OutOfRange_IsTold(double discount) =>
        Assert.That((Sound with { Discount = discount }).Validate().Single().Key, Is.EqualTo("discount"));

    [Test]
    public void NetworkWithoutLinks_IsRefused()
    {
        var empty = new NetworkDefinition { Nodes = new(), Links = new() };
        Assert.That(empty.Validate().Select(fault => fault.Key), Is.EqualTo(new[] { "links" }));
    }

    [Test]
    public void NegativeDemand_IsAllowed_WhereTheDefinitionSaysSo()
    {
        var demand = new PoissonDemand { Shift = -1 };
        var network = Sound with
        {
            Links = new([.. Sound.Links.SkipLast(1), Sale("shop", "town") with { Demand = demand }]),
        };
        Assert.That((network with { NegativeDemand = true }).Validate(), Is.Empty);
    }

    /// <summary>Whether the change makes another network of it, in which more is wrong.</summary>
    private static bool IsKnot(TestCaseData broken) =>
        (string)broken.Arguments[1]! is "links[2].from" or "links[2].to" or "links[3].from";

    private static NetworkDefinition WithNode(string name, NetworkNode node) =>
        Sound with
        {
            Nodes = new([.. Sound.Nodes.Where(given => given.Key != name), new(name, node)]),
        };

    private static NetworkLink Way(string from, string to) =>
        new()
        {
            From = from,
            To = to,
            LeadTime = 1,
            Price = 1,
        };

    private static NetworkLink Sale(string from, string to) =>
        new()
        {
            From = from,
            To = to,
            Price = 3,
            Demand = new PoissonDemand(),
        };
}
