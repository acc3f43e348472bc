namespace ProcessChain.Tests;

/// <summary>The learners before deep Q-learning: what they learn, and that they repeat and resume.</summary>
internal sealed class TabularTests
{
    private static readonly LostSalesDefinition LostSales = new() { LeadTime = 1 };

    /// <summary>The exact optimum of <see cref="LostSales"/>: 4.0407 a period.</summary>
    private const double Optimum = 4.0407;

    private static readonly TrainingBudget Budget = new()
    {
        Episodes = 200,
        WarmUpEpisodes = 1,
        Periods = 1000,
    };

    private static readonly TabularQDefinition Fine = new()
    {
        States = 16,
        LargestPosition = 14,
        Orders = new OrderGrid { Choices = 8 },
    };

    private static readonly SmartDefinition FineSmart = new()
    {
        States = 16,
        LargestPosition = 14,
        Orders = new OrderGrid { Choices = 8 },
    };

    private static readonly TabularDefinition[] Both =
    [
        new TabularQDefinition { LargestPosition = 12 },
        new SmartDefinition { LargestPosition = 12 },
    ];

    private static readonly InventoryDefinition Inventory = InventoryDefinition.OrGymV1;

    [Test]
    public void TabularQ_EightStatesSevenActions_ComesNearTheOptimumOfLostSales() =>
        Assert.That(CostOf(Both[0], LostSales), Is.InRange(0.99 * Optimum, 1.05 * Optimum));

    [Test]
    public void TabularQ_FinerTable_ComesWithinTwoPercentOfTheOptimum() =>
        Assert.That(CostOf(Fine, LostSales), Is.InRange(0.99 * Optimum, 1.02 * Optimum));

    [Test]
    public void Smart_ComesNearTheOptimumOfLostSales() =>
        Assert.That(CostOf(FineSmart, LostSales), Is.InRange(0.99 * Optimum, 1.06 * Optimum));

    [Test]
    public void TabularQ_OfAShortChain_IsBetterThanChanceAndThanOrderingNothing()
    {
        var chain = new ChainDefinition { Stations = 1 };
        var learned = CostOf(new TabularQDefinition { Observation = new("orderAge") }, chain);
        Assert.That(learned, Is.LessThan(MeanGoal(new RandomDefinition().Create(chain), chain) / 2));
        Assert.That(learned, Is.LessThan(MeanGoal(new ConstantDefinition().Create(chain), chain) / 2));
    }

    /// <summary>By one table for each place, and by one for all.</summary>
    [Test]
    public void TabularQ_OfSeveralPlaces_EarnsMoreThanChance([Values] bool isJoint)
    {
        var definition = new TabularQDefinition
        {
            Tables = isJoint ? TableScope.Joint : TableScope.Local,
            States = 6,
            LargestPosition = new(120, 300, 500),
            Orders = new OrderGrid { Choices = 4 },
            Gamma = 0.9,
        };
        var earned = MeanGoal(Trained(definition, Inventory, Budget with { Episodes = 3000 }), Inventory);
        var chance = MeanGoal(new RandomDefinition().Create(Inventory), Inventory);
        TestContext.Out.WriteLine($"{earned:0.0}, by chance {chance:0.0}");
        Assert.That(earned, Is.GreaterThan(chance + 50));
    }

    [TestCaseSource(nameof(Both))]
    public void Training_Resumed_GoesOnBitForBit(TabularDefinition definition)
    {
        var (whole, first, second) = (Begin(definition), Begin(definition), Begin(definition));
        whole.Run(6);
        first.Run(3);
        second.Load(first.Saved());
        second.Run(3);
        Assert.That(second.Saved(), Is.EqualTo(whole.Saved()));
        Assert.That(second.Agent(), Is.EqualTo(whole.Agent()));
        Assert.That(first.Agent(), Is.Not.EqualTo(whole.Agent()));
    }

    [TestCaseSource(nameof(Both))]
    public void Training_Repeated_IsTheSame_WithAnotherSeedAnother(TabularDefinition definition)
    {
        byte[] Run(long seed)
        {
            var training = definition.Begin(LostSales, seed, periods: 50);
            training.Run(8);
            return training.Agent();
        }
        var first = Run(1);
        Assert.That(Run(1), Is.EqualTo(first));
        Assert.That(Run(2), Is.Not.EqualTo(first));
    }

    [TestCaseSource(nameof(Both))]
    public void WarmUp_LearnsNothing(TabularDefinition definition)
    {
        var training = Begin(definition);
        var untrained = training.Agent();
        training.Run(2);
        Assert.That(training.Agent(), Is.EqualTo(untrained));
        Assert.That(training.RunIteration().Updates, Is.Positive);
        Assert.That(training.Agent(), Is.Not.EqualTo(untrained));
    }

    [Test]
    public void Agent_Damaged_IsRefused([Values(0.0, 0.5, 0.99)] double where)
    {
        var agent = Begin(Fine).Agent();
        agent[(int)(where * agent.Length)] ^= 1;
        Assert.That(() => Fine.LoadAgent(LostSales, agent), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public void Agent_OfOtherTables_IsRefused()
    {
        var agent = Begin(Fine).Agent();
        foreach (
            var other in new[]
            {
                Fine with
                {
                    States = 15,
                },
                Fine with
                {
                    Orders = null,
                },
                Fine with
                {
                    Observation = new("state"),
                },
            }
        )
            Assert.That(() => other.LoadAgent(LostSales, agent), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public void Agent_OnAnotherDemand_KeepsTheIntervalsOfItsTraining()
    {
        var definition = new TabularQDefinition();
        var training = Begin(definition);
        training.Run(20);
        var agent = training.Agent();
        var other = LostSales with { Demand = DemandLaw.Poisson(50), LargestOrder = (int)LostSales.Capacity(0) };
        Assert.That(
            MeanGoal(definition.LoadAgent(other, agent), LostSales),
            Is.EqualTo(MeanGoal(definition.LoadAgent(LostSales, agent), LostSales))
        );
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        var chain = new ChainDefinition { Stations = 9 };
        yield return Case("states", new TabularQDefinition { States = 2 }, LostSales);
        yield return Case("states", new TabularQDefinition(), chain);
        yield return Case("states", new SmartDefinition { States = 200 }, Inventory);
        yield return Case("largestPosition", new TabularQDefinition { LargestPosition = 0 }, LostSales);
        yield return Case("largestPosition", new TabularQDefinition { LargestPosition = new(1, 2) }, LostSales);
        yield return Case("observation", new TabularQDefinition { Observation = new("age") }, LostSales);
        yield return Case("orders", new TabularQDefinition { Orders = new() }, chain with { Stations = 2 });
        yield return Case("orders", new SmartDefinition { Orders = new() { Choices = 30 } }, Inventory);
        yield return Case("epsilon", new SmartDefinition { Epsilon = 1.1 }, LostSales);
        yield return Case("learningRate", new SmartDefinition { LearningRate = 0 }, LostSales);
        yield return Case("gamma", new TabularQDefinition { Gamma = -0.1 }, LostSales);

        static TestCaseData Case(string key, TabularDefinition definition, SystemDefinition system) =>
            new TestCaseData(key, definition, system).SetArgDisplayNames(key, definition.GetType().Name);
    }

    [TestCaseSource(nameof(Wrong))]
    public void Fault_IsToldAtItsKey(string key, TabularDefinition definition, SystemDefinition system) =>
        Assert.That(definition.Validate(system).Select(fault => fault.Key), Is.EqualTo(new[] { key }));

    private static double CostOf(TabularDefinition definition, SystemDefinition system)
    {
        var cost = MeanGoal(Trained(definition, system, Budget), system);
        TestContext.Out.WriteLine($"{cost:0.0000}");
        return cost;
    }

    private static IController Trained(TabularDefinition definition, SystemDefinition system, TrainingBudget budget)
    {
        budget = system.Horizon.Ends ? budget with { Periods = null } : budget;
        Assert.That(definition.Validate(system), Is.Empty);
        var training = definition.Create(new TrainingTask(system, budget, 1));
        training.Run(definition.IterationsOf(budget));
        return definition.LoadAgent(system, training.Agent());
    }

    private static double MeanGoal(IController controller, SystemDefinition system)
    {
        var running = system.Create(system.Horizon.PeriodsOr(5000));
        return Enumerable
            .Range(1, 20)
            .Average(episode =>
            {
                running.Play(controller, EpisodeNumbers.Test(1, episode));
                return running.Figures()[system.FigureIndex(system.Goal.Key)];
            });
    }

    private static TrainingTask Task(SystemDefinition system) => new(system, new TrainingBudget { Periods = 50 }, 1);

    private static ITraining Begin(TabularDefinition definition) =>
        definition.Create(
            Task(LostSales) with
            {
                Budget = new TrainingBudget { Periods = 50, WarmUpEpisodes = 2 },
            }
        );
}
