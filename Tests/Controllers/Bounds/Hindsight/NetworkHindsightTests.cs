namespace ProcessChain.Tests;

internal sealed class NetworkHindsightTests
{
    private const double Tolerance = 1e-6;

    /// <summary>What is ordered costs 1 and arrives at once: each unit is worth selling, and none is ordered before it is.</summary>
    [Test]
    public void Solve_ShopWithASupplierAtOnce_BuysWhatIsMissing()
    {
        var shop = Shop(new NetworkNode { InitialInventory = 4, HoldingCost = 0.5 }) with { Periods = 2 };
        Assert.That(new NetworkPlan(shop).Solve([5, 7]), Is.EqualTo((3 * 12) - 8));
    }

    /// <summary>
    /// Six units of material make three; eight more are bought for the four of the second period, the factory's capacity, and lie there
    /// for a period: 3 · 3 − 0.6 · 3 − 2 − 0.1 · 8 − 0.01 · 8, and 3 · 4 − 0.6 · 4.
    /// </summary>
    [Test]
    public void Solve_FactoryThatLosesHalf_BuysTwiceAsMuch()
    {
        var network = Works(
            new NetworkNode
            {
                InitialInventory = 6,
                HoldingCost = 0.01,
                Capacity = 4,
                OperatingCost = 0.3,
                Yield = 0.5,
            }
        ) with
        {
            Periods = 2,
        };
        var plan = new NetworkPlan(network);
        Assert.That(plan.Solve([5, 4]), Is.EqualTo(13.92).Within(1e-3));
        Assert.That(Replay(network, plan, [5, 4]), Is.EqualTo(13.92).Within(1e-3));
    }

    /// <summary>Each shop gets the ten units that the works have once, and is paid 2 for each; the ten missing ones save 0.1 each.</summary>
    [Test]
    public void Solve_SupplierOfTwoThatOversells_CountsItsStockTwice()
    {
        var network = TwoShops with { Oversell = true };
        var system = network.Create();
        system.Reset([10, 10]);
        system.Step([10, 10, 0]);
        Assert.That(system.TotalReward, Is.EqualTo(41).Within(1e-12));
        Assert.That(new NetworkPlan(network).Solve([10, 10]), Is.EqualTo(41).Within(1e-12));
        Assert.That(new NetworkPlan(TwoShops).Solve([10, 10]), Is.EqualTo(20).Within(1e-12));
    }

    [Test]
    public void Solve_UnitsThatComeBack_AreSoldAgain()
    {
        var shop = Shop(new NetworkNode { HoldingCost = 0.5 }) with { Periods = 2, NegativeDemand = true };
        Assert.That(new NetworkPlan(shop).Solve([-2, 3]), Is.EqualTo((-3 * 2) - (0.5 * 2) + (3 * 3) - 1).Within(1e-12));
    }

    [Test]
    public void Solve_OrGymsNetwork_IsTheOptimumOfTheLinearProgram([Values] bool backlog)
    {
        var network = NetworkDefinition.OrGymV1 with { Backlog = backlog, Oversell = false };
        var (plan, oversold) = (new NetworkPlan(network), new NetworkPlan(network with { Oversell = true }));
        for (var episode = 0; episode < 5; episode++)
        {
            var demand = network.PathOf(new EpisodeSeed(3, episode));
            var found = plan.Solve(AsReal(demand));
            Assert.That(found, Is.EqualTo(NetworkProgram.Optimum(network, demand)).Within(Tolerance * found));
            Assert.That(Replay(network, plan, demand), Is.EqualTo(found).Within(1e-9 * found));
            var more = oversold.Solve(AsReal(demand));
            TestContext.Out.WriteLine($"{found:F3}, oversold {more:F3}");
            Assert.That(more, Is.GreaterThanOrEqualTo(found - 1e-9));
        }
    }

    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Solve_AnyNetworkInWholeUnits_IsTheOptimumOfTheLinearProgram(int seed)
    {
        var random = new RandomStream((ulong)seed);
        var network = WithYields(RandomNetworks.Of(random), _ => null);
        var demand = network.PathOf(new EpisodeSeed(seed, 0));
        var expected = NetworkProgram.Optimum(network, demand);
        Assert.That(
            new NetworkPlan(network).Solve(AsReal(demand)),
            Is.EqualTo(expected).Within(Tolerance * (1 + Math.Abs(expected)))
        );
    }

    /// <summary>Counted in small parts of units, rounded up.</summary>
    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Solve_AnyNetworkWithYields_IsTheOptimumOfTheLinearProgram(int seed)
    {
        var random = new RandomStream((ulong)seed);
        var network = WithYields(RandomNetworks.Of(random), _ => 0.3 + (0.7 * random.NextDouble()));
        var demand = network.PathOf(new EpisodeSeed(seed, 0));
        var expected = NetworkProgram.Optimum(network, demand);
        var found = new NetworkPlan(network).Solve(AsReal(demand));
        Assert.That(found, Is.GreaterThanOrEqualTo(expected - (Tolerance * (1 + Math.Abs(expected)))));
        Assert.That(found, Is.LessThanOrEqualTo(expected + 0.05));
    }

    /// <summary>Orders of all sizes, levels, and demand that can come back: nothing earns more.</summary>
    [FsCheck.NUnit.Property(MaxTest = 150)]
    public void Solve_AnyNetwork_IsNeverLessThanWhatIsEarned(int seed, bool oversell, bool negative)
    {
        var random = new RandomStream((ulong)seed);
        var network = RandomNetworks.Of(random) with { Oversell = oversell, NegativeDemand = negative };
        if (oversell)
            network = WithCapacities(network, random);
        if (negative)
            network = WithDemand(network, new IntegersDemand { Low = -4, High = 9 });
        Assert.That(network.Validate().Concat(new NetworkHindsightDefinition().Validate(network)), Is.Empty);
        var demand = network.PathOf(new EpisodeSeed(seed, 0));
        var bound = new NetworkPlan(network).Solve(AsReal(demand));
        foreach (var size in (double[])[0, 3, 12, 50, 300])
            AssertEarnsNoMore(network, demand, bound, _ => RandomNetworks.Orders(network, size, random));
        foreach (var level in (double[])[20, 80, 250])
        {
            var controller = new FixedBaseStockDefinition { Levels = new(level) }.Create(network);
            controller.BeginEpisode(new Chance(default));
            var orders = new double[network.Orders];
            AssertEarnsNoMore(
                network,
                demand,
                bound,
                view =>
                {
                    controller.Decide(view, orders);
                    return orders;
                }
            );
        }
    }

    /// <summary>Where no retailer has to choose among its markets.</summary>
    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void Plan_Replayed_EarnsTheBound(int seed)
    {
        var random = new RandomStream((ulong)seed);
        NetworkDefinition network;
        do network = WithYields(RandomNetworks.Of(random), _ => null);
        while (network.MarketLinks.Select(link => link.From).Distinct().Count() < network.Markets);
        var demand = network.PathOf(new EpisodeSeed(seed, 0));
        var plan = new NetworkPlan(network);
        var bound = plan.Solve(AsReal(demand));
        Assert.That(Replay(network, plan, demand), Is.EqualTo(bound).Within(1e-9 * (1 + Math.Abs(bound))));
    }

    /// <summary>Every plan of small networks is played: none earns more than the bound, and without overselling one earns as much.</summary>
    [Test]
    public void Solve_SmallRandomNetworks_IsAtLeastTheBestOfAllPlans([Values] bool oversell)
    {
        for (var number = 0; number < 20; number++)
        {
            var random = new RandomStream((ulong)number);
            var network = Small(random) with { Oversell = oversell };
            var demand = network.PathOf(new EpisodeSeed(number, 0));
            var best = BestOfAllPlans(network, demand);
            var bound = new NetworkPlan(network).Solve(AsReal(demand));
            Assert.That(bound, Is.GreaterThanOrEqualTo(best - 1e-9), $"network {number}");
            if (!oversell)
                Assert.That(bound, Is.EqualTo(best).Within(1e-9), $"network {number}");
        }
    }

    [Test]
    public void Validate_TellsWhatCannotBePlanned()
    {
        var costly = TwoShops with
        {
            Links = new(TwoShops.Links.Select(l => l.LeadTime is null ? l : l with { OrderCost = 1 })),
        };
        var endless = TwoShops with { Oversell = true, Nodes = With(TwoShops, node => node with { Capacity = null }) };
        var large = TwoShops with { Periods = 10_000, Nodes = Many("shop", "town"), Links = ManyLinks("shop", "town") };
        Assert.Multiple(() =>
        {
            Assert.That(large.Validate().Concat(Uneven.Validate()), Is.Empty);
            Assert.That(FaultOf(costly), Does.Contain("orderCost"));
            Assert.That(FaultOf(endless), Does.Contain("capacity"));
            Assert.That(FaultOf(Uneven), Does.Contain("yield"));
            Assert.That(
                FaultOf(large),
                Is.EqualTo("plans, which would take 2400000 nodes; at most 2000000 are allowed.")
            );
            Assert.That(
                new NetworkHindsightDefinition { Episodes = 1 }
                    .Validate(TwoShops)
                    .Single()
                    .Key,
                Is.EqualTo("episodes")
            );
        });
    }

    [Test]
    public void Bound_OfADefinition_IsThePlansOfEachEpisode()
    {
        var network = NetworkDefinition.OrGymV0;
        var bound = Bound.NetworkHindsight() as NetworkHindsightDefinition;
        var solve = bound!.Prepare(network, seed: 1, stop: default);
        for (var episode = 0; episode < 3; episode++)
        {
            var path = network.PathOf(new EpisodeSeed(1, episode));
            Assert.That(solve(path), Is.EqualTo(new NetworkPlan(network).Solve(AsReal(path))));
        }
    }

    /// <summary>Works supply two shops at once.</summary>
    private static NetworkDefinition TwoShops =>
        new()
        {
            Periods = 1,
            Nodes = new(
                new("steel", new NetworkNode()),
                new(
                    "works",
                    new NetworkNode
                    {
                        InitialInventory = 10,
                        HoldingCost = 0.1,
                        Capacity = 10,
                    }
                ),
                new("one", new NetworkNode()),
                new("two", new NetworkNode()),
                new("north", new NetworkNode()),
                new("south", new NetworkNode())
            ),
            Links = new(
                Way("works", "one", 0, 1),
                Way("works", "two", 0, 1),
                Way("steel", "works", 0, 1),
                Sale("one", "north", 2),
                Sale("two", "south", 2)
            ),
        };

    /// <summary>Two ways from the works to the shop: by a mill that loses half, and past it.</summary>
    private static NetworkDefinition Uneven =>
        TwoShops with
        {
            Nodes = new(
                new("steel", new NetworkNode()),
                new("works", new NetworkNode { Capacity = 10 }),
                new("mill", new NetworkNode { Capacity = 10, Yield = 0.5 }),
                new("shop", new NetworkNode()),
                new("north", new NetworkNode())
            ),
            Links = new(
                Way("steel", "works", 0, 1),
                Way("works", "mill", 0, 1),
                Way("works", "shop", 0, 1),
                Way("mill", "shop", 0, 1),
                Sale("shop", "north", 2)
            ),
        };

    private static Named<NetworkNode> Many(string shop, string town) =>
        new([
            KeyValuePair.Create("steel", new NetworkNode()),
            .. Enumerable
                .Range(0, 60)
                .SelectMany(i => new[] { $"{shop}{i}", $"{town}{i}" })
                .Select(name => KeyValuePair.Create(name, new NetworkNode())),
        ]);

    private static Several<NetworkLink> ManyLinks(string shop, string town) =>
        new([
            .. Enumerable
                .Range(0, 60)
                .SelectMany(i => new[] { Way("steel", $"{shop}{i}", 0, 1), Sale($"{shop}{i}", $"{town}{i}", 2) }),
        ]);

    private static NetworkDefinition Shop(NetworkNode shop) =>
        new()
        {
            Nodes = new(new("wholesale", new NetworkNode()), new("shop", shop), new("town", new NetworkNode())),
            Links = new(Way("wholesale", "shop", 0, 1), Sale("shop", "town", 3, 0.2)),
        };

    private static NetworkDefinition Works(NetworkNode works) =>
        new()
        {
            Backlog = false,
            Nodes = new(
                new("steel", new NetworkNode()),
                new("works", works),
                new("shop", new NetworkNode()),
                new("town", new NetworkNode())
            ),
            Links = new(Way("steel", "works", 0, 0.1), Way("works", "shop", 0, 2), Sale("shop", "town", 3, 1)),
        };

    private static NetworkLink Way(string from, string to, int leadTime, double price) =>
        new()
        {
            From = from,
            To = to,
            LeadTime = leadTime,
            Price = price,
        };

    private static NetworkLink Sale(string from, string to, double price, double shortageCost = 0) =>
        new()
        {
            From = from,
            To = to,
            Price = price,
            ShortageCost = shortageCost,
            Demand = new PoissonDemand { Mean = 3 },
        };

    /// <summary>Two shops in three periods, with numbers so small that every plan can be played.</summary>
    private static NetworkDefinition Small(RandomStream random) =>
        TwoShops with
        {
            Periods = 3,
            Backlog = random.Next(2) == 0,
            Discount = 0.8 + (0.2 * random.NextDouble()),
            Nodes = With(
                TwoShops,
                node =>
                    node with
                    {
                        InitialInventory = random.Next(3),
                        HoldingCost = 0.2 * random.NextDouble(),
                        Capacity = node.Capacity is null ? null : random.Next(1, 3),
                        OperatingCost = node.Capacity is null ? null : 0.1 * random.NextDouble(),
                    }
            ),
            Links = new(
                TwoShops.Links.Select(link =>
                    link.Demand is null
                        ? link with
                        {
                            LeadTime = random.Next(2),
                            Price = random.NextDouble(),
                            PipelineHoldingCost = 0.1 * random.NextDouble(),
                        }
                        : link with
                        {
                            Price = 2 * random.NextDouble(),
                            ShortageCost = 0.5 * random.NextDouble(),
                            Demand = new IntegersDemand { Low = 0, High = 2 },
                        }
                )
            ),
        };

    private static NetworkDefinition WithYields(NetworkDefinition network, Func<NetworkNode, double?> yield) =>
        network with
        {
            Nodes = With(network, node => node.Capacity is null ? node : node with { Yield = yield(node) }),
        };

    private static NetworkDefinition WithCapacities(NetworkDefinition network, RandomStream random) =>
        network with
        {
            Nodes = With(network, node => node with { Capacity = node.Capacity ?? random.Next(5, 60) }),
        };

    private static NetworkDefinition WithDemand(NetworkDefinition network, DemandDefinition demand) =>
        network with
        {
            Links = new(network.Links.Select(link => link.Demand is null ? link : link with { Demand = demand })),
        };

    /// <summary>Changes the nodes that hold stock.</summary>
    private static Named<NetworkNode> With(NetworkDefinition network, Func<NetworkNode, NetworkNode> change) =>
        new(
            network.Nodes.Select(node =>
                KeyValuePair.Create(node.Key, network.StockNames.Contains(node.Key) ? change(node.Value) : node.Value)
            )
        );

    private static string FaultOf(NetworkDefinition network) =>
        new NetworkHindsightDefinition().Validate(network).Single().Message;

    private static double[] AsReal(int[] units) => Array.ConvertAll(units, number => (double)number);

    private static double Replay(NetworkDefinition network, NetworkPlan plan, int[] demand)
    {
        var (system, orders) = (network.Create(), new double[network.Orders]);
        system.Reset(demand);
        while (!system.IsOver)
        {
            plan.CopyOrders(system.Period, orders);
            system.Step(orders);
        }
        return system.TotalReward;
    }

    private static void AssertEarnsNoMore(
        NetworkDefinition network,
        int[] demand,
        double bound,
        Func<SupplyView, double[]> decide
    )
    {
        var system = network.Create();
        system.Reset(demand);
        while (!system.IsOver)
            system.Step(decide(system.View));
        Assert.That(bound, Is.GreaterThanOrEqualTo(system.TotalReward - (Tolerance * (1 + Math.Abs(bound)))));
    }

    private static double BestOfAllPlans(NetworkDefinition network, int[] demand)
    {
        const int Most = 2;
        var plan = new double[network.Periods * network.Orders];
        var (system, best) = (network.Create(), double.NegativeInfinity);
        while (true)
        {
            system.Reset(demand);
            while (!system.IsOver)
                system.Step(plan.AsSpan(system.Period * network.Orders, network.Orders));
            best = Math.Max(best, system.TotalReward);
            var next = 0;
            while (next < plan.Length && plan[next] == Most)
                plan[next++] = 0;
            if (next == plan.Length)
                return best;
            plan[next]++;
        }
    }
}
