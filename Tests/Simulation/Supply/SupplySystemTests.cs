namespace ProcessChain.Tests;

internal sealed class SupplySystemTests
{
    private static readonly SupplyDefinition[] Systems =
    [
        InventoryDefinition.OrGymV0,
        InventoryDefinition.OrGymV1,
        NetworkDefinition.OrGymV0,
        NetworkDefinition.OrGymV1,
        new CostedShop(),
    ];

    [Test]
    public void CutOffEpisodes_AreTruncated_AndKeepTheirOwnFigures()
    {
        var shop = new CostedShop { Demand = new PerPeriodDemand { List = new(3, 5, 0) } };
        var system = shop.Create(3);
        system.Reset(new EpisodeSeed(1, 1));
        Assert.That(shop.Validate(), Is.Empty);
        var outcomes = new[] { system.Step([4]), system.Step([2]), system.Step([0]) };
        Assert.Multiple(() =>
        {
            Assert.That(outcomes.Select(o => o.Reward), Is.EqualTo(new double[] { -1, -8, 0 }));
            Assert.That(outcomes.Select(o => o.Truncated), Is.EqualTo(new[] { false, false, true }));
            Assert.That(outcomes.Select(o => o.Terminated), Is.All.False);
            Assert.That(outcomes.Select(o => o.EndsPeriod), Is.All.True);
            var figures = Told.ByKey(system);
            Assert.That(
                figures.Keys,
                Is.EqualTo(new[] { "averageCost", "demanded", "sold", "fillRate", "serviceLevel", "meanStock" })
            );
            Assert.That(figures.Values, Is.EqualTo(new[] { 3, 8, 6, 0.75, 2 / 3.0, 1 / 3.0 }).Within(1e-12));
        });
    }

    [Test]
    public void Flows_AreThoseOfThePeriodPlayedLast()
    {
        var shop = new CostedShop { Demand = new PerPeriodDemand { List = new(3, 5) } };
        var system = shop.Create(2);
        system.Reset(new EpisodeSeed(1, 1));
        Assert.That(() => Told.Flows(system), Throws.InvalidOperationException);
        system.Step([4.25]);
        system.Step([2]);
        var flows = Told.Flows(system);
        Assert.That(flows.Keys, Is.EqualTo(new[] { "demand1", "stock.shop", "order.shop", "lost.shop", "reward" }));
        Assert.That(flows.Values, Is.EqualTo(new double[] { 5, 1, 2, 2, -8 }));
        Assert.That(
            shop.Flows.Where(flow => flow.IsDetail).Select(flow => flow.Key),
            Is.EqualTo(new[] { "lost.shop" })
        );
    }

    /// <summary>As many flows as columns, in the same order as the view tells them.</summary>
    [Test]
    public void InventoryFlows_AreWhatTheViewTells()
    {
        var system = Played(InventoryDefinition.OrGymV0);
        var (flows, view) = (Told.Flows(system), (InventoryView)system.View);
        var last = view.Period - 1;
        Assert.Multiple(() =>
        {
            Assert.That(flows["demand1"], Is.EqualTo(system.DemandPath[last]));
            Assert.That(flows["stock.stage1"], Is.EqualTo(view.OnHand(last)[1]));
            Assert.That(flows["order.stage2"], Is.EqualTo(17.5));
            Assert.That(flows["inTransit.stage2"], Is.EqualTo(view.InTransit(last)[2]));
            Assert.That(flows["requested.stage0"], Is.EqualTo(17));
            Assert.That(flows["shipped.stage1"], Is.EqualTo(view.Shipped(last)[1]));
            Assert.That(flows["sold.stage3"], Is.EqualTo(view.Sold(last)[3]));
            Assert.That(flows["unfilled.stage0"], Is.EqualTo(view.Unfilled(last)[0]));
        });
    }

    [Test]
    public void NetworkFlows_AreWhatTheViewTells()
    {
        var system = Played(NetworkDefinition.OrGymV1);
        var (flows, view) = (Told.Flows(system), (NetworkView)system.View);
        var last = view.Period - 1;
        Assert.Multiple(() =>
        {
            Assert.That(flows["stock.factory-6"], Is.EqualTo(view.OnHand(last)[^1]));
            Assert.That(flows["inTransit.raw-material-8-factory-6"], Is.EqualTo(view.InTransit(last)[^1]));
            Assert.That(flows["shipped.distributor-2-retailer-1"], Is.EqualTo(view.Shipped(last)[0]));
            Assert.That(flows["sold.retailer-1-market-0"], Is.EqualTo(view.Sold(last)[0]));
            Assert.That(flows["unfilled.retailer-1-market-0"], Is.EqualTo(view.Unfilled(last)[0]));
            Assert.That(flows["profit.factory-6"], Is.EqualTo(view.Profits(last)[^1]));
        });
    }

    [TestCaseSource(nameof(Systems))]
    public void Columns_HaveKeysOfTheirOwn_AndTheGoalIsAmongTheFigures(SupplyDefinition definition)
    {
        var system = Played(definition);
        Assert.Multiple(() =>
        {
            Assert.That(definition.Flows.Select(flow => flow.Key), Is.Unique);
            Assert.That(definition.Figures.Select(figure => figure.Key), Is.Unique);
            Assert.That(Told.Flows(system), Has.Count.EqualTo(definition.Flows.Count));
            var goal = system.Figures()[definition.FigureIndex(definition.Goal.Key)];
            var cost = definition.Goal.AsCost(goal) * (definition.Horizon.Ends ? 1 : system.Periods);
            Assert.That(cost, Is.EqualTo(-system.TotalReward).Within(1e-9));
        });
    }

    /// <summary>Within the bounds that are told, whatever is ordered.</summary>
    [TestCaseSource(nameof(Systems))]
    public void Observations_AreAsLongAsTold_AndWithinTheirBounds(SupplyDefinition definition)
    {
        var system = definition.Create(30);
        var random = new RandomStream(8);
        system.Reset(new EpisodeSeed(5, 5));
        foreach (var (part, told) in definition.Observations.Index())
        {
            var numbers = new float[told.Length];
            system.Reset(new EpisodeSeed(5, 5));
            while (!system.IsOver)
            {
                system.Step([.. definition.PlaceNames.Select(_ => 60 * random.NextDouble())]);
                system.View.Observe(part, numbers);
                foreach (var (number, bounds) in numbers.Zip(told.Numbers))
                    Assert.That(number, Is.InRange(bounds.Low, bounds.High), bounds.Name);
            }
        }
    }

    [TestCaseSource(nameof(Systems))]
    public void SeedPathAndPeriods_BeginTheSameEpisode(SupplyDefinition definition)
    {
        var system = definition.Create(30);
        var units = definition.PathOf(new EpisodeSeed(2, 9), system.Periods);
        double Total(Action reset)
        {
            reset();
            while (!system.IsOver)
                system.Step([.. definition.PlaceNames.Select(_ => 17.5)]);
            return system.TotalReward;
        }
        var total = Total(() => system.Reset(new EpisodeSeed(2, 9)));
        Assert.That(Total(() => system.Reset(units)), Is.EqualTo(total));
        Assert.That(Total(() => system.Reset(DemandPath.OfPeriods(units, definition.Markets))), Is.EqualTo(total));
        Assert.That(Total(() => system.Reset(new EpisodeSeed(2, 10))), Is.Not.EqualTo(total));
    }

    [Test]
    public void PathOfAnotherNumberOfMarkets_IsRefused() =>
        Assert.That(
            () => new CostedShop().Create(2).Reset(DemandPath.OfPeriods([1, 2, 3, 4], 2)),
            Throws.ArgumentException.With.Message.Contains("2 markets")
        );

    [TestCaseSource(nameof(Systems))]
    public void Steps_DoNotAllocate(SupplyDefinition definition)
    {
        var system = definition.Create(30);
        var orders = definition.PlaceNames.Select(_ => 20.0).ToArray();
        system.Reset(new EpisodeSeed(1, 1));
        for (var i = 0; i < 10; i++)
            system.Step(orders);
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 10; i++)
            system.Step(orders);
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }

    /// <summary>Orders as a chain's customer gives them; several of one period are added up.</summary>
    [TestCase(0)]
    [TestCase(5)]
    public void DemandOfAnyLaw_IsAddedUpPeriodByPeriod(int low)
    {
        var law = new UniformDemand { Interval = new(low, 6), Quantity = new(1, 9) };
        var inventory = InventoryDefinition.OrGymV1 with { Demand = law, Periods = 200 };
        Assert.That(inventory.Validate(), Is.Empty);
        var expected = new int[200];
        foreach (var order in law.Orders(new EpisodeSeed(3, 4).Stream("customer")).TakeWhile(o => o.Day < 200))
            expected[order.Day] += order.Quantity;
        Assert.That(inventory.PathOf(new EpisodeSeed(3, 4)), Is.EqualTo(expected));
    }

    [Test]
    public void MarketsOfDifferentLaws_EachHaveTheirOwn()
    {
        var shops = new TwoMarkets(new StepDemand { Interval = 2 }, new IntegersDemand { Low = 100, High = 900 });
        var path = shops.PathOf(new EpisodeSeed(1, 1), 6).Chunk(2).ToArray();
        Assert.That(path.Select(units => units[0]), Is.EqualTo(new[] { 4, 0, 4, 0, 8, 0 }));
        Assert.That(path.Select(units => units[1]), Is.All.InRange(100, 900));
    }

    [Test]
    public void OrdersCannotBeDrawnFromNumpysGenerator_PeriodsCan()
    {
        var orders = new CostedShop { Demand = new UniformDemand() };
        Assert.That(() => orders.DrawDemand(new NumpyRandom(0), new int[9]), Throws.ArgumentException);
        Assert.That(() => new CostedShop().DrawDemand(new NumpyRandom(0), new int[9]), Throws.Nothing);
    }

    [Test]
    public void OrdersBeyondCounting_AreRefused()
    {
        var orders = Enumerable.Repeat(new CustomerOrder(0, 1_000_000), 3000);
        var shop = new CostedShop { Demand = new ListDemand { List = new(orders) } };
        Assert.That(() => shop.PathOf(new EpisodeSeed(1, 1), 3), Throws.InstanceOf<TooLargeException>());
    }

    [Test]
    public void NegativeDemand_IsRefused_WhereUnitsCannotComeBack()
    {
        var returns = new PerPeriodDemand { List = new(1, -2) };
        Assert.That(
            new CostedShop { Demand = returns }.Validate(),
            Is.EqualTo(new Fault[] { new("demand", "can be -2; 0 or more is needed.") })
        );
        var inventory = new InventoryDefinition { Periods = 2, Demand = returns };
        Assert.That(
            inventory.Validate().Single().Message,
            Is.EqualTo("can be -2; 0 or more is needed, unless negativeDemand is true.")
        );
        Assert.That((inventory with { NegativeDemand = true }).Validate(), Is.Empty);
    }

    [Test]
    public void View_ShowsNothingOfTheDemandToCome()
    {
        var members = typeof(InventoryView).GetMembers().Concat(typeof(NetworkView).GetMembers());
        Assert.That(members.Select(member => member.Name), Has.None.Contains("Demand"));
        Assert.That(typeof(SupplySystem).GetProperty(nameof(SupplySystem.DemandPath)), Is.Null, "public");
    }

    private static SupplySystem Played(SupplyDefinition definition)
    {
        var system = definition.Create(12);
        system.Reset(new EpisodeSeed(1, 1));
        while (!system.IsOver)
            system.Step([.. definition.PlaceNames.Select(_ => 17.5)]);
        return system;
    }

    private sealed record TwoMarkets(DemandDefinition First, DemandDefinition Second) : SupplyDefinition
    {
        public override int Orders => 1;

        public override IReadOnlyList<string> PlaceNames => ["shop"];

        public override IReadOnlyList<string> StockNames => ["shop"];

        public override int Markets => 2;

        public override Horizon Horizon => Horizon.CutOff();

        public override Goal Goal => new("reward", "reward", "money", Minimise: false);

        public override IReadOnlyList<ObservationPart> Observations => [];

        public override DemandDefinition DemandOf(int market) => market == 0 ? First : Second;

        public override double Capacity(int place) => 1;

        public override IEnumerable<Fault> Validate() => [];

        public override SupplySystem Create(int periods) => throw new NotSupportedException();
    }
}
