namespace ProcessChain.Tests;

/// <summary>What holds in every network under all orders.</summary>
internal sealed class NetworkPropertyTests
{
    private const double Tolerance = 1e-6;

    [FsCheck.NUnit.Property(MaxTest = 150)]
    public void AnyNetwork_KeepsItsUnits(int seed, bool oversell)
    {
        var random = new RandomStream((ulong)seed);
        var network = RandomNetworks.Of(random) with { Oversell = oversell };
        Assert.That(network.Validate(), Is.Empty);
        var system = Played(network, 60, random);
        AssertUnitsAreKept(system, network, (network.Periods + 1) / 2);
        AssertUnitsAreKept(system, network, network.Periods);
        AssertDemandIsAccountedFor(system, network);
    }

    [FsCheck.NUnit.Property(MaxTest = 150)]
    public void WithoutOverselling_NothingIsNegative_AndSuppliersShipWhatTheyHave(int seed)
    {
        var random = new RandomStream((ulong)seed);
        var network = RandomNetworks.Of(random);
        var system = Played(network, 200, random);
        for (var period = 0; period < network.Periods; period++)
        {
            Assert.That(system.View.OnHand(period + 1).ToArray(), Is.All.Not.Negative);
            Assert.That(system.View.Sold(period).ToArray(), Is.All.Not.Negative);
            Assert.That(system.View.Unfilled(period).ToArray(), Is.All.Not.Negative);
            foreach (var (i, name) in network.StockNames.Index())
            {
                var node = network.Nodes.First(n => n.Key == name).Value;
                var units = Shipped(system, network, period, name);
                Assert.That(units, Is.LessThanOrEqualTo((node.Capacity ?? double.PositiveInfinity) + Tolerance));
                Assert.That(
                    units,
                    Is.LessThanOrEqualTo((system.View.OnHand(period)[i] * (node.Yield ?? 1)) + Tolerance)
                );
            }
        }
    }

    /// <summary>Stocks and capacities are so large that nobody comes near them, but at the retailers, which supply no purchasers.</summary>
    [FsCheck.NUnit.Property(MaxTest = 100)]
    public void WhereNobodyOversells_BothWaysAreTheSameToTheLastBit(int seed)
    {
        var random = new RandomStream((ulong)seed);
        var network = RandomNetworks.Of(random);
        var ample = network with
        {
            Nodes = new(
                network.Nodes.Select(node =>
                    KeyValuePair.Create(
                        node.Key,
                        node.Value.InitialInventory is null || node.Key.StartsWith("retailer", StringComparison.Ordinal)
                            ? node.Value
                            : node.Value with
                            {
                                InitialInventory = 100_000,
                                Capacity = node.Value.Capacity is null ? null : 10_000,
                            }
                    )
                )
            ),
        };
        var demand = ample.PathOf(new EpisodeSeed(seed, 0));
        var (sharing, overselling) = (new NetworkSystem(ample), new NetworkSystem(ample with { Oversell = true }));
        sharing.Reset(demand);
        overselling.Reset(demand);
        for (var period = 0; period < ample.Periods; period++)
        {
            var orders = RandomNetworks.Orders(ample, 30, random);
            Assert.That(sharing.Step(orders).Reward, Is.EqualTo(overselling.Step(orders).Reward));
            Assert.That(
                sharing.View.OnHand(period + 1).ToArray(),
                Is.EqualTo(overselling.View.OnHand(period + 1).ToArray())
            );
            Assert.That(sharing.View.Shipped(period).ToArray(), Is.EqualTo(overselling.View.Shipped(period).ToArray()));
        }
    }

    private static NetworkSystem Played(NetworkDefinition network, double size, RandomStream random)
    {
        var system = new NetworkSystem(network);
        system.Reset(network.PathOf(new EpisodeSeed(random.NextInt64(), 0)));
        while (!system.IsOver)
            system.Step(RandomNetworks.Orders(network, size, random));
        return system;
    }

    /// <summary>What was there and was bought is on hand, under way, sold, or lost in making.</summary>
    private static void AssertUnitsAreKept(NetworkSystem system, NetworkDefinition network, int periods)
    {
        var initial = network.Nodes.Sum(node => node.Value.InitialInventory ?? 0);
        var (bought, sold, lost, underWay) = (0.0, 0.0, 0.0, 0.0);
        for (var period = 0; period < periods; period++)
        {
            foreach (var (i, link) in network.Links.Index())
            {
                var units = system.View.Sold(period)[i];
                var supplier = network.Nodes.First(node => node.Key == link.From).Value;
                bought += network.TypeOf(link.From) == NodeType.RawMaterial ? units : 0;
                sold += link.Demand is null ? 0 : units;
                lost += (units / (supplier.Yield ?? 1)) - units;
                underWay += period + link.LeadTime >= periods ? units : 0;
            }
        }
        var onHand = system.View.OnHand(periods).ToArray().Sum();
        var inTransit = system.View.InTransit(periods).ToArray().Sum();
        Assert.That(inTransit, Is.EqualTo(underWay).Within(Tolerance));
        Assert.That(onHand + inTransit + sold + lost, Is.EqualTo(initial + bought).Within(Tolerance));
    }

    private static void AssertDemandIsAccountedFor(NetworkSystem system, NetworkDefinition network)
    {
        var places = network.Links.Index().Where(link => link.Item.Demand is not null).Select(link => link.Index);
        foreach (var (market, link) in places.Index())
        {
            var owed = 0.0;
            for (var period = 0; period < network.Periods; period++)
            {
                var demanded = system.DemandPath[(period * network.Markets) + market] + owed;
                var unfilled = system.View.Unfilled(period)[market];
                Assert.That(system.View.Sold(period)[link] + unfilled, Is.EqualTo(demanded).Within(Tolerance));
                owed = network.Backlog ? unfilled : 0;
            }
        }
    }

    private static double Shipped(NetworkSystem system, NetworkDefinition network, int period, string supplier)
    {
        var sum = 0.0;
        foreach (var (i, link) in network.Links.Index())
            sum += link.From == supplier && link.Demand is null ? system.View.Sold(period)[i] : 0;
        return sum;
    }
}
