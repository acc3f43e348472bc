using System.Threading;

namespace ProcessChain.Tests;

/// <summary>Short trainings on the real chain, where a period has several decisions and episodes are cut off.</summary>
internal sealed class ChainPpoTests
{
    private const int Stations = 3;
    private const int Days = 40;
    private const int Decisions = Days * Stations;

    private static readonly ChainDefinition Chain = new() { Stations = Stations };

    /// <summary>Updates fall within episodes of 120 decisions, and rows are left over after whole minibatches.</summary>
    private static readonly PpoDefinition Small = PpoDefinition.RecommendedChoices with
    {
        HiddenLayers = new(8),
        Iterations = 6,
        Environments = 2,
        StepsPerEnvironment = 50,
        Minibatch = 32,
    };

    private static readonly PpoDefinition Other = Small with
    {
        Inputs = InputScale.Running,
        Rewards = PpoRewards.Fixed,
        SubtractMeanReward = false,
        DivergenceWeight = 0.2,
        DivergenceTarget = 0.01,
        Advantages = AdvantageScope.Batch,
        Shuffling = PpoShuffling.Minibatches,
        Environments = 3,
        StepsPerEnvironment = 100,
        Mask = ActionMask.None,
    };

    private static IEnumerable<TestCaseData> Definitions() =>
        [
            new TestCaseData(Small).SetArgDisplayNames("recommended choices, smaller"),
            new TestCaseData(Other).SetArgDisplayNames("other options"),
        ];

    [TestCaseSource(nameof(Definitions))]
    public void Training_Repeated_GivesTheSameBits(PpoDefinition definition)
    {
        var first = Trained(definition, 4).Saved();
        Assert.That(Trained(definition, 4).Saved(), Is.EqualTo(first));
        Assert.That(Trained(definition, 4, workers: 3).Saved(), Is.EqualTo(first));
    }

    [TestCaseSource(nameof(Definitions))]
    public void Training_AnotherSeed_GivesOtherWeights(PpoDefinition definition) =>
        Assert.That(Trained(definition, 4, seed: 2).Agent(), Is.Not.EqualTo(Trained(definition, 4).Agent()));

    [TestCaseSource(nameof(Definitions))]
    public void Training_SavedAndLoadedAfterAnyIteration_GoesOnAsIfUninterrupted(PpoDefinition definition)
    {
        var whole = Trained(definition, 6).Saved();
        for (var iterations = 0; iterations <= 5; iterations++)
        {
            var resumed = Begin(definition);
            resumed.Load(Trained(definition, iterations).Saved());
            resumed.Run(6 - iterations);
            Assert.That(resumed.Saved(), Is.EqualTo(whole), $"after iteration {iterations}");
        }
    }

    [Test]
    public void Iteration_CountsDecisionsAndEpisodes_AlsoAcrossRollouts()
    {
        var iterations = Begin(Small).Run(3);
        Assert.Multiple(() =>
        {
            Assert.That(iterations.Select(i => i.Steps), Is.EqualTo(new long[] { 100, 200, 300 }));
            Assert.That(iterations.Select(i => i.Episodes), Is.EqualTo(new long[] { 0, 0, 2 }), "of 120 decisions");
            Assert.That(iterations.Select(i => i.Updates), Is.EqualTo(new long[] { 18, 36, 54 }), "6 passes of 3");
            Assert.That(iterations[1].Goal, Is.NaN);
            Assert.That(iterations[2].Goal, Is.Positive, "cost a day");
            Assert.That(iterations[2].GoalDeviation, Is.Not.NaN);
        });
    }

    [Test]
    public void Iteration_ThatIsStopped_Ends()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        Assert.That(() => Begin(Small).RunIteration(stop.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Actions_NotCoveredBySupplier_AreNeverTaken([Values] OrderRule rule)
    {
        var chain = Chain with { Orders = rule };
        var watched = new List<Watched>();
        var training = TrainedOn(Small, chain, watched, iterations: 5);
        var agent = new CoverWatch(Small.LoadAgent(chain, training.Agent()));
        chain.Create(Days).Play(agent, new EpisodeSeed(1, 9));
        Assert.That(watched.Sum(environment => environment.Orders), Is.GreaterThan(100), "orders are seen at all");
        Assert.That(agent.Orders, Is.Positive, "also of the agent");
        Assert.That(watched.Sum(environment => environment.Uncovered) + agent.Uncovered, Is.Zero);
    }

    [Test]
    public void Actions_Unmasked_AreAlsoTakenUncovered()
    {
        var watched = new List<Watched>();
        TrainedOn(Other, Chain, watched, iterations: 1);
        Assert.That(watched.Sum(environment => environment.Uncovered), Is.Positive);
    }

    [Test]
    public void Agent_IsGreedy_WhereTheTrainingExplores()
    {
        var watched = new List<Watched>();
        TrainedOn(Small, Chain, watched, iterations: 1);
        var agent = Small.LoadAgent(Chain, Begin(Small).Agent());
        var (first, again) = (new CoverWatch(agent), new CoverWatch(agent, told: 2));
        Chain.Create(Days).Play(first, new EpisodeSeed(1, 1));
        Chain.Create(Days).Play(again, new EpisodeSeed(1, 1));
        Assert.That(again.Actions, Is.EqualTo(first.Actions));
        Assert.That(watched[0].Actions, Is.Not.EqualTo(first.Actions.Take(watched[0].Actions.Count)));
    }

    [Test]
    public void Rollout_OfTwoEpisodes_HasRewardsAtDaysEndsAndValuesWhereTimeIsUp()
    {
        const int Rows = 2 * Decisions;
        var task = TaskOf(Other, Chain, () => Environment(Other, Chain));
        var policy = PpoNetworks.Create(Other, task, new RandomStream(1));
        var rollout = new Rollout(task.Shape(Rows, environments: 1));
        var runner = new EpisodeRunner(task.Environment(), 1, seed: 1, first: 1, stride: 1);
        new RolloutShard(policy.Twin(1), [runner], 0).Collect(rollout, new InputScaling(task.Inputs, isRunning: true));
        var replayed = Chain.Create(Days);
        for (var row = 0; row < Rows; row++)
        {
            if (row % Decisions == 0)
                replayed.Reset(new EpisodeSeed(1, 1 + (row / Decisions)));
            var outcome = replayed.Step([rollout.Action(row)[0]]);
            var isDaysEnd = row % Stations == Stations - 1;
            var isLast = row % Decisions == Decisions - 1;
            Assert.That(outcome.EndsPeriod, Is.EqualTo(isDaysEnd));
            Assert.That(
                rollout.Rewards[row],
                Is.EqualTo(isDaysEnd ? (float)(Stations * outcome.Reward) : 0),
                $"reward of row {row}"
            );
            Assert.That(rollout.Pays[row], Is.EqualTo(isDaysEnd), $"whether row {row} pays");
            Assert.That(rollout.Ended[row], Is.EqualTo(isLast), $"end of row {row}");
            Assert.That(rollout.TerminalValues[row] != 0, Is.EqualTo(isLast), $"value after row {row}");
            if (isLast)
                Assert.That(rollout.EpisodeGoals[row], Is.EqualTo(new ChainFigures(replayed)["costPerDay"]));
        }
    }

    /// <summary>Discounted twice a day, what comes tomorrow counts as with γ once a day.</summary>
    [TestCase(1, ExpectedResult = 0.81)]
    [TestCase(2, ExpectedResult = 0.9)]
    public double Discounting_IsOfAPeriod(int decisions)
    {
        var discounting = (Small with { Gamma = 0.81, Lambda = 0.81 }).DiscountingOfADecision(decisions);
        Assert.That(discounting.Lambda, Is.EqualTo(discounting.Discount));
        return Math.Round(discounting.Discount, 12);
    }

    [Test]
    public void Training_LearningRateFarTooHigh_IsStoppedWithIterationAndCause()
    {
        var definition = Small with { LearningRate = 1e30, FinalLearningRate = 1e30, ClipNorm = 0 };
        var exception = Assert.Throws<TrainingDivergedException>(() => Trained(definition, 6))!;
        Assert.That(
            exception.Message,
            Does.Match("^The training diverged in iteration [12]: .*learning rate 1E\\+30 is probably too high")
        );
    }

    [Test]
    public void Load_StateOfAnotherShape_IsRefused() =>
        Assert.That(
            () => Begin(Small with { HiddenLayers = new(9) }).Load(Begin(Small).Saved()),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("a layer of width 8; 9 is expected")
        );

    [Test]
    public void Load_DamagedState_IsRefused([Values(0.0, 0.1, 0.5, 0.999)] double where)
    {
        var saved = Trained(Small, 2).Saved();
        saved[(int)(where * saved.Length)] ^= 1;
        Assert.That(() => Begin(Small).Load(saved), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public void LoadAgent_OfAnotherChainObservationOrDamaged_IsRefused()
    {
        var agent = Begin(Small).Agent();
        Assert.That(
            () => Small.LoadAgent(Chain with { Stations = 4 }, agent),
            Throws.InstanceOf<InvalidDataException>()
        );
        Assert.That(
            () => (Small with { Inputs = InputScale.Units }).LoadAgent(Chain, agent),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("inputs")
        );
        agent[agent.Length / 2] ^= 1;
        Assert.That(() => Small.LoadAgent(Chain, agent), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public void RecommendedChoices_OnTwoStations_ComesNearMakeToOrder()
    {
        const int TestDays = 500;
        var chain = new ChainDefinition { Stations = 2 };
        var definition = PpoDefinition.RecommendedChoices with
        {
            HiddenLayers = new(16, 16),
            Iterations = 29,
            StepsPerEnvironment = 512,
            Minibatch = 64,
        };
        var training = definition.Begin(chain, periods: TestDays);
        training.Run(definition.Iterations);
        var learned = Cost(definition.LoadAgent(chain, training.Agent()));
        var random = Cost(new RandomDefinition().Create(chain));
        var makeToOrder = Cost(new MakeToOrderDefinition().Create(chain));
        TestContext.Out.WriteLine($"learned {learned:0.00}, random {random:0.00}, make-to-order {makeToOrder:0.00}");
        Assert.That(learned, Is.LessThan(0.1 * random).And.LessThan(1.1 * makeToOrder));

        double Cost(IController controller) =>
            Enumerable
                .Range(1, 3)
                .Average(episode =>
                    new ChainSetup(chain, TestDays).Play(controller, new EpisodeSeed(2, episode))["costPerDay"]
                );
    }

    private static ITraining Begin(PpoDefinition definition, int workers = 1, long seed = 1) =>
        definition.Begin(Chain, seed, workers, Days);

    private static ITraining Trained(PpoDefinition definition, int iterations, int workers = 1, long seed = 1)
    {
        var training = Begin(definition, workers, seed);
        training.Run(iterations);
        return training;
    }

    private static SystemRollout Environment(PpoDefinition definition, ChainDefinition chain) =>
        new(definition, new TrainingTask(chain, new TrainingBudget { Periods = Days }, Seed: 1));

    private static RolloutTask TaskOf(
        PpoDefinition definition,
        ChainDefinition chain,
        Func<IRolloutEnvironment> environment
    ) =>
        new(definition.PolicyTaskFor(chain))
        {
            Environment = environment,
            Discounting = definition.DiscountingOfADecision(chain.DecisionsPerPeriod),
        };

    private static PpoTraining TrainedOn(
        PpoDefinition definition,
        ChainDefinition chain,
        List<Watched> watched,
        int iterations
    )
    {
        var task = TaskOf(
            definition,
            chain,
            () =>
            {
                watched.Add(new Watched(Environment(definition, chain), chain));
                return watched[^1];
            }
        );
        var training = new PpoTraining(definition, task, definition.EncoderFor(chain), seed: 1, workers: 1);
        training.Run(iterations);
        return training;
    }

    private static bool IsUncovered(SystemView view, double choice) =>
        choice > 0 && !((ChainView)view).SupplierHasLot((int)choice);

    /// <summary>Counts orders, and those of a station whose supplier has no lot for them, on a chain of its own beside.</summary>
    private sealed class Watched(IRolloutEnvironment inner, ChainDefinition chain) : IRolloutEnvironment
    {
        private readonly RunningSystem beside = chain.Create(Days);

        public List<int> Actions { get; } = [];

        public int Orders { get; private set; }

        public int Uncovered { get; private set; }

        public double Goal => inner.Goal;

        public void Reset(EpisodeSeed seed)
        {
            inner.Reset(seed);
            beside.Reset(seed);
        }

        public void Observe(Span<float> state) => inner.Observe(state);

        public void WriteMask(Span<bool> allowed) => inner.WriteMask(allowed);

        public RolloutStep Step(ReadOnlySpan<float> action)
        {
            Actions.Add((int)action[0]);
            Orders += action[0] > 0 ? 1 : 0;
            Uncovered += IsUncovered(beside.View, action[0]) ? 1 : 0;
            beside.Step([action[0]]);
            return inner.Step(action);
        }
    }

    /// <summary>Counts the same of a controller, which can be told another seed than the chain has.</summary>
    private sealed class CoverWatch(IController inner, long? told = null) : IController
    {
        public List<int> Actions { get; } = [];

        public int Orders { get; private set; }

        public int Uncovered { get; private set; }

        public void BeginEpisode(Chance chance) =>
            inner.BeginEpisode(told is { } seed ? new Chance(new EpisodeSeed(seed, chance.Episode)) : chance);

        public void Decide(SystemView view, Span<double> action)
        {
            inner.Decide(view, action);
            Actions.Add((int)action[0]);
            Orders += action[0] > 0 ? 1 : 0;
            Uncovered += IsUncovered(view, action[0]) ? 1 : 0;
        }
    }
}
