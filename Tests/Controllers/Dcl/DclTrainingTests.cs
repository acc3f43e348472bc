namespace ProcessChain.Tests;

/// <summary>Short trainings: what they learn, and that they repeat and resume exactly, with any number of threads.</summary>
internal sealed class DclTrainingTests
{
    private static readonly LostSalesDefinition Item = new()
    {
        LeadTime = 1,
        Demand = new PoissonDemand { Mean = 3 },
    };

    private static readonly DclDefinition Learns = new()
    {
        Generations = 4,
        States = 512,
        Scenarios = 40,
        Horizon = 30,
        HiddenLayers = new(32, 32),
    };

    private static readonly DclDefinition Small = Learns with
    {
        Generations = 2,
        States = 128,
        Scenarios = 8,
        Epochs = 3,
    };

    private static IEnumerable<TestCaseData> Systems() =>
        [
            new TestCaseData(Item, Small).SetArgDisplayNames("lost sales"),
            new TestCaseData(
                new DualSourcingDefinition(),
                Small with
                {
                    Start = Rule.DualIndex(4, 8),
                }
            ).SetArgDisplayNames("dual sourcing"),
            new TestCaseData(new ChainDefinition { Stations = 2 }, Small).SetArgDisplayNames("chain"),
            new TestCaseData(new PerishableDefinition(), Small).SetArgDisplayNames("perishable, from chance"),
            new TestCaseData(
                InventoryDefinition.OrGymV0,
                Small with
                {
                    Orders = new() { Choices = 3 },
                }
            ).SetArgDisplayNames("inventory, which ends"),
        ];

    [Test]
    public void OfAnItem_IsLearned_WithinOnePerCentOfTheOptimum()
    {
        var training = Trained(Item, Learns, workers: 2);
        var optimum = ValueIteration.Solve(Item.CreateFinite(), discount: 1, default).Growth.Middle;
        var cost = PolicyModel.Cost(Item, new Agent(Learns, Saved(training))).Middle;
        Assert.That(cost / optimum, Is.InRange(1 - 1e-6, 1.01));
    }

    [Test]
    [Explicit("Half a minute.")]
    [Category("Slow")]
    public void Defaults_OnLostSales_ComeWithinThreeThousandthsOfTheOptimum()
    {
        var item = new LostSalesDefinition
        {
            LeadTime = 2,
            ShortageCost = 4,
            Demand = new PoissonDemand { Mean = 5 },
        };
        var definition = new DclDefinition();
        var agent = Saved(Trained(item, definition, workers: 2, periods: 1000));
        var cost = PolicyModel.Cost(item, new Agent(definition, agent)).Middle;
        TestContext.Out.WriteLine($"{cost:0.0000}");
        Assert.That(cost, Is.InRange(4.3952, 1.003 * 4.3953));
    }

    /// <summary>The optimum is 6.232 a day, make-to-order costs 8.47; 150 000 days tell a cost within half a per cent.</summary>
    [Test]
    [Explicit("Up to two minutes.")]
    [Category("Slow")]
    public void Defaults_OnFourStations_ComeWithinOneAndAHalfPerCentOfTheOptimum() =>
        Assert.That(CostOf(new ChainDefinition()), Is.LessThan(1.015 * 6.23198));

    /// <summary>No controller costs less than 7.129 a day; the start costs 8.35, make-to-order 15.</summary>
    [Test]
    [Explicit("Up to four minutes.")]
    [Category("Slow")]
    public void Defaults_OnEightStations_ComeWithinThreePerCentOfTheBound() =>
        Assert.That(CostOf(new ChainDefinition { Stations = 8 }), Is.LessThan(1.03 * 7.1288));

    [TestCaseSource(nameof(Systems))]
    public void Training_GivesTheSameBits_WithAnyNumberOfThreads(SystemDefinition system, DclDefinition definition)
    {
        Assert.That(definition.Validate(system), Is.Empty);
        Assert.That(State(Trained(system, definition, 2)), Is.EqualTo(State(Trained(system, definition, 1))));
    }

    /// <summary>Within the judging of states, after it, between passes, and in the second generation.</summary>
    [TestCase(4)]
    [TestCase(10)]
    [TestCase(12)]
    [TestCase(19)]
    public void Training_ResumesExactly(int iterations)
    {
        var task = Task(Item, 1);
        var first = Small.Create(task);
        for (var i = 0; i < iterations; i++)
            first.RunIteration();
        var second = Small.Create(task);
        using (var reader = new BinaryReader(new MemoryStream(State(first))))
            second.Load(reader);
        Assert.That(second.FinishedIterations, Is.EqualTo(iterations));
        Finish(second, Small, task);
        Assert.That(State(second), Is.EqualTo(State(Trained(Item, Small, 1))));
    }

    [Test]
    public void Iterations_TellWhatIsLearned()
    {
        var task = Task(Item, 1);
        var training = Small.Create(task);
        var told = Enumerable.Range(0, Small.IterationsOf(task.Budget)).Select(_ => training.RunIteration()).ToList();
        Assert.That(told, Has.Count.EqualTo(26));
        Assert.That(told.Take(13).Select(it => it.IsWarmUp), Is.EqualTo(Enumerable.Range(1, 13).Select(i => i <= 10)));
        Assert.That(told[^1].Episodes, Is.EqualTo(8));
        Assert.That(told[^1].Updates, Is.EqualTo(24), "two passes for one while half of the states are there");
        Assert.That(told[12].Accuracy, Is.InRange(0, 1));
        Assert.That(told[12].PolicyLoss, Is.Positive);
        Assert.That(told[3].PolicyLoss, Is.NaN);
    }

    [TestCase(1, 12)]
    [TestCase(2, 24)]
    public void StatesOfKeptGenerations_AreLearnedFrom(int kept, int updates)
    {
        var definition = Small with { KeptGenerations = kept };
        var task = Task(Item, 1);
        var training = definition.Create(task);
        var last = Enumerable.Range(0, 26).Select(_ => training.RunIteration()).ToList()[^1];
        Assert.That(last.Updates, Is.EqualTo(updates));
    }

    /// <summary>A chain whose rule allows covered orders only: a choice that is not allowed would be refused.</summary>
    [Test]
    public void Masks_AreRespected()
    {
        var chain = new ChainDefinition { Stations = 3, Orders = OrderRule.CoveredBySupplier };
        var definition = Small with { Mask = ActionMask.None, Exploration = 0.5, Start = Rule.Random() };
        using var agent = new MemoryStream(Saved(Trained(chain, definition, 1)));
        var played = chain.Create(300);
        Assert.That(() => played.Play(definition.LoadAgent(chain, agent), new EpisodeSeed(1, 1)), Throws.Nothing);
    }

    /// <summary>Orders up to a level meet after the lead time; a rule that orders the same for ever keeps them apart.</summary>
    [Test]
    public void RolloutsThatMeet_AreOne_AndEarnWhatTheyWouldApart()
    {
        var (sum, steps) = LossesOf(Rule.OrderUpTo(9), horizon: 200);
        var (shorter, _) = LossesOf(Rule.OrderUpTo(9), horizon: 12);
        Assert.That(shorter, Is.EqualTo(sum));
        Assert.That(steps, Is.LessThan(8 * 12 * 10));
    }

    /// <summary>
    /// The only lot that was ordered waits to be released: each day that it comes later costs 5 units' lateness, 0.1 of reward. The
    /// rule would release it in the day's next decision.
    /// </summary>
    [Test]
    public void Waiting_LastsUntilTheEveningOfADayWithSeveralDecisions()
    {
        var customer = new UniformDemand { Interval = new(20, 20), Quantity = new(5, 5) };
        var chain = new ChainDefinition
        {
            Stations = 2,
            DecisionsPerDay = 4,
            Demand = customer,
        };
        var task = Task(chain, 1);
        var origin = Small.SystemFor(task);
        var rule = Rule.MakeToOrder();
        var (policy, action) = (rule.Create(chain), new double[1]);
        origin.Reset(new EpisodeSeed(1, 1));
        for (policy.Decide(origin.View, action); action[0] == 0; policy.Decide(origin.View, action))
            origin.Step(action);
        var (losses, _) = LossesOf(task, origin, rule, horizon: 15);
        Assert.That(losses[..2], Is.EqualTo([0.1, 0]).Within(1e-9));
    }

    [Test]
    public void JudgedStates_TellWhatTheLeadingPolicyChooses()
    {
        var task = Task(new ChainDefinition { Stations = 2 }, 1);
        var judge = new StateJudge(Small, task, 32);
        var shape = Small.ShapeFor(task.System);
        var labelled = new LabelledStates(32, shape.Inputs, shape.Outputs);
        var rule = Rule.MakeToOrder();
        judge.Judge(
            rule.Create(task.System),
            straying: null,
            new RuleLanes(rule, task.System),
            new EpisodeSeed(1, 1),
            labelled,
            0
        );
        var leaders = Enumerable.Range(0, 32).Select(row => labelled.Leader(row)).ToList();
        Assert.That(leaders, Has.Some.EqualTo(0).And.Some.EqualTo(1).And.Some.EqualTo(2));
        foreach (var (row, leader) in leaders.Index())
            Assert.That(float.IsFinite(labelled.Losses(row)[leader]), "it is considered");
    }

    private static (double[] Losses, long Steps) LossesOf(RuleDefinition rule, int horizon)
    {
        var task = Task(Item, 1);
        var origin = Small.SystemFor(task);
        origin.Reset(new EpisodeSeed(1, 1));
        return LossesOf(task, origin, rule, horizon);
    }

    private static (double[] Losses, long Steps) LossesOf(
        TrainingTask task,
        RunningSystem origin,
        RuleDefinition rule,
        int horizon
    )
    {
        var choices = Small.ChoicesOf(task.System);
        var keys = new StateKeys(Small.EncoderOf(task.System), choices);
        var lanes = new RolloutLanes(() => Small.SystemFor(task), 32, keys, choices, horizon);
        var policy = new RuleLanes(rule, task.System);
        var allowed = new bool[choices.Count];
        choices.WriteMask(origin.View, allowed);
        var bandit = new SequentialHalving(choices.Count);
        bandit.Begin([.. Enumerable.Range(0, choices.Count).Where(choice => allowed[choice])], 60);
        while (!bandit.IsOver)
        {
            for (var n = 0; n < bandit.RoundScenarios; n++)
            {
                if (lanes.Free < bandit.Left)
                    lanes.Run(policy);
                lanes.Add(origin, bandit, bandit.FirstScenario + n, new EpisodeSeed(1, -1 - n), policy);
            }
            lanes.Run(policy);
            bandit.Halve();
        }
        return ([.. Enumerable.Range(0, bandit.Count).Select(bandit.Loss)], lanes.Steps);
    }

    private static TrainingTask Task(SystemDefinition system, int workers, int periods = 200) =>
        new(system, new TrainingBudget { Periods = system.Horizon.Periods ?? periods }, Seed: 7, workers);

    private static ITraining Trained(SystemDefinition system, DclDefinition definition, int workers, int periods = 200)
    {
        var task = Task(system, workers, periods);
        var training = definition.Create(task);
        Finish(training, definition, task);
        return training;
    }

    private static void Finish(ITraining training, DclDefinition definition, TrainingTask task)
    {
        while (training.FinishedIterations < definition.IterationsOf(task.Budget))
            training.RunIteration();
    }

    /// <summary>The cost a day of what is learned with the defaults, in 150 000 days.</summary>
    private static double CostOf(ChainDefinition chain)
    {
        var definition = new DclDefinition();
        var training = Trained(chain, definition, workers: 2, periods: 1000);
        var agent = definition.LoadAgent(chain, new MemoryStream(Saved(training)));
        var played = chain.Create(5000);
        var cost = 0.0;
        for (var episode = 1; episode <= 30; episode++)
        {
            played.Play(agent, EpisodeNumbers.Test(99, episode));
            cost += played.Figures()[chain.FigureIndex(chain.Goal.Key)] / 30;
        }
        TestContext.Out.WriteLine($"{cost:0.000}");
        return cost;
    }

    private static byte[] Saved(ITraining training)
    {
        using var agent = new MemoryStream();
        training.SaveAgent(agent);
        return agent.ToArray();
    }

    private static byte[] State(ITraining training)
    {
        using var state = new MemoryStream();
        using var writer = new BinaryWriter(state);
        training.Save(writer);
        writer.Flush();
        return state.ToArray();
    }

    private sealed record Agent(DclDefinition Definition, byte[] Saved) : RuleDefinition
    {
        public override IController Create(SystemDefinition system) =>
            Definition.LoadAgent(system, new MemoryStream(Saved));
    }
}
