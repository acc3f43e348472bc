namespace ProcessChain.Tests;

/// <summary>Learners at a seat: orders d + x, and the feedback of the game.</summary>
internal sealed class SeatLearningTests
{
    private const int Periods = 4;

    /// <summary>Nobody demands, nobody orders: 3, 5 and 4 units lie in stock, and cost 3, 10 and 12 in each period.</summary>
    private static readonly SeatDefinition tiny = SeatCases.Seat(
        new SerialDefinition
        {
            ShipmentLeadTime = new(1, 1, 1),
            HoldingCost = new(1, 2, 3),
            StockoutCost = new(10),
            TransitCost = 0,
            Demand = DemandLaw.Integers(0, 0),
            InitialStock = new(3, 5, 4),
        },
        "stage1",
        new StageBaseStockDefinition { Levels = 0 }
    );

    private static readonly DeepQDefinition deepQ = DeepQDefinition.Recommended with
    {
        Orders = new OrderGrid { Levels = new(-2, -1), RelativeTo = OrderOrigin.Inbound },
        SubtractMeanReward = false,
        CutAtExploration = false,
        Gamma = 0.5,
        ReturnSteps = 2,
        RewardScale = 0.1,
    };

    [Test]
    public void OthersReward_IsToldAtTheEnd_PerPeriodAndHead()
    {
        var system = tiny.Create(Periods);
        system.Reset(new EpisodeSeed(1, 1));
        var told = Enumerable.Range(0, Periods).Select(_ => system.Step([0]).OthersReward).ToList();
        Assert.That(told, Is.EqualTo(new[] { 0, 0, 0, -11.0 }));
    }

    /// <summary>A reward is 0.1 · (−3), or with the feedback 0.1 · (−3 − 2 · 11); a return two of them, the last one of one only.</summary>
    [TestCase(0, -0.3)]
    [TestCase(2, -2.5)]
    public void Feedback_OfAnEpisode_IsAddedToEachOfItsRewards(double feedback, double reward)
    {
        var definition = deepQ with { Feedback = feedback };
        Assert.That(definition.Validate(tiny), Is.Empty);
        var budget = new TrainingBudget
        {
            Episodes = 3,
            WarmUpEpisodes = 1,
            Periods = Periods,
        };
        var trainee = new DeepQTrainee(definition, new TrainingTask(tiny, budget, 1));
        var system = tiny.Create(Periods);
        for (var episode = 1; episode <= 2; episode++)
            system.Play(trainee, new EpisodeSeed(1, episode));
        var returns = Enumerable.Range(0, trainee.Memory.Count).Select(row => trainee.Memory.Return(row));
        var whole = 1.5 * reward;
        double[] expected = [whole, whole, whole, reward, whole, whole, whole, reward];
        Assert.That(returns, Is.EqualTo(expected).Within(1e-6));
    }

    [Test]
    public void Feedback_WhereThereAreNoOthers_IsAFault() =>
        Assert.That(
            (deepQ with { Feedback = 1 }).Validate(tiny.Of).Select(fault => fault.Key),
            Is.EqualTo(new[] { "feedback" })
        );

    [Test]
    public void Choice_RelativeToTheInboundOrder_IsAddedToIt()
    {
        var definition = SeatCases.Seat(SerialDefinition.BeerGame, "wholesaler", new StermanDefinition());
        var grid = new OrderGrid { Levels = new(-8, -1, 0, 8), RelativeTo = OrderOrigin.Inbound };
        var choices = Choices.Of(definition, grid, ActionMask.None);
        var system = definition.Create(Periods);
        system.Reset(new EpisodeSeed(1, 1));
        Assert.That(Orders(choices, system.View, 4), Is.EqualTo(new[] { 0.0, 3, 4, 12 }), "4 came in");
    }

    [Test]
    public void Choice_OfAWholeSystem_IsAddedToWhatIsOrderedJustNow()
    {
        var definition = new SerialDefinition();
        var grid = new OrderGrid { Levels = new(1, 2), RelativeTo = OrderOrigin.Inbound };
        var choices = Choices.Of(definition, grid, ActionMask.None);
        var system = definition.Create(Periods);
        system.Reset([7, 0, 0, 0]);
        var orders = new double[3];
        choices.WriteAction(system.View, [0, 1, 0], orders);
        Assert.That(orders, Is.EqualTo(new[] { 8.0, 10, 11 }), "orders have no lead time");
    }

    [Test]
    public void Grid_ThatIsWrong_IsAFault()
    {
        var relative = new OrderGrid { RelativeTo = OrderOrigin.Inbound, Levels = new(-1, 1) };
        Assert.Multiple(() =>
        {
            Assert.That(Faults(tiny, relative), Is.Empty);
            Assert.That(Faults(tiny, relative with { Levels = null }), Is.EqualTo(new[] { "orders.relativeTo" }));
            Assert.That(Faults(tiny, new OrderGrid { Levels = new(-1, 1) }), Is.EqualTo(new[] { "orders.levels" }));
            Assert.That(Faults(InventoryDefinition.OrGymV1, relative), Is.EqualTo(new[] { "orders.relativeTo" }));
        });

        static IEnumerable<string> Faults(SystemDefinition system, OrderGrid grid) =>
            Choices.Faults(system, grid).Select(fault => fault.Key);
    }

    private static double[] Orders(Choices choices, SystemView view, int count)
    {
        var order = new double[1];
        return
        [
            .. Enumerable
                .Range(0, count)
                .Select(choice =>
                {
                    choices.WriteAction(view, [choice], order);
                    return order[0];
                }),
        ];
    }
}
