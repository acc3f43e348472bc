using System.Text;

namespace ProcessChain.Tests;

/// <summary>Short trainings on the real chain.</summary>
internal sealed class ChainPpoTrainingTests
{
    private const int Days = 40;

    private static readonly TrainingBudget Budget = new()
    {
        Episodes = 6,
        WarmUpEpisodes = 1,
        Days = Days,
    };

    private static readonly EpisodeSetup Setup = new(new ChainDefinition { Stations = 3 }, new UniformDemand(), Days);

    /// <summary>Updates fall within episodes of 120 decisions, and rows are left over at their ends.</summary>
    private static readonly ChainPpoDefinition Small = ChainPpoDefinition.Recommended with
    {
        HiddenLayers = new(8),
        RowsPerUpdate = 100,
        Minibatch = 32,
    };

    private static readonly ChainPpoDefinition Other = Small with
    {
        Rewards = PpoRewards.Fixed,
        SubtractMeanReward = false,
        DivergenceWeight = 0.2,
        DivergenceTarget = 0.01,
        Advantages = AdvantageScope.Batch,
        Shuffling = PpoShuffling.Minibatches,
        RowsPerUpdate = 300,
        Mask = ActionMask.None,
    };

    private static IEnumerable<TestCaseData> Definitions() =>
        [
            new TestCaseData(Small).SetArgDisplayNames("recommended, smaller"),
            new TestCaseData(Other).SetArgDisplayNames("other options"),
        ];

    [TestCaseSource(nameof(Definitions))]
    public void Training_Repeated_GivesTheSameBits(ChainPpoDefinition definition)
    {
        var first = Saved(Trained(definition, 4));
        Assert.That(Saved(Trained(definition, 4)), Is.EqualTo(first));
    }

    [TestCaseSource(nameof(Definitions))]
    public void Training_AnotherSeed_GivesOtherWeights(ChainPpoDefinition definition) =>
        Assert.That(Agent(Trained(definition, 4, seed: 2)), Is.Not.EqualTo(Agent(Trained(definition, 4))));

    [TestCaseSource(nameof(Definitions))]
    public void Training_SavedAndLoadedAfterAnyEpisode_GoesOnAsIfUninterrupted(ChainPpoDefinition definition)
    {
        var whole = Saved(Trained(definition, 6));
        for (var episodes = 0; episodes <= 5; episodes++)
        {
            var resumed = Create(definition);
            Load(resumed, Saved(Trained(definition, episodes)));
            Run(resumed, episodes + 1, 6);
            Assert.That(Saved(resumed), Is.EqualTo(whole), $"after episode {episodes}");
        }
    }

    [Test]
    public void WarmUp_WholeEpisode_LearnsNothing()
    {
        var trainee = Create(Small);
        var before = Agent(trainee);
        Run(trainee, 1, 1);
        Assert.That(Agent(trainee), Is.EqualTo(before));
        Run(trainee, 2, 2);
        Assert.That(Agent(trainee), Is.Not.EqualTo(before));
    }

    [Test]
    public void Update_IsDueWhenTheRowsAreThere_AlsoAcrossEpisodes()
    {
        var trainee = Create(Small with { RowsPerUpdate = 250 });
        var before = Agent(trainee);
        Run(trainee, 1, 2);
        Assert.That(Agent(trainee), Is.EqualTo(before), "240 rows");
        Run(trainee, 3, 3);
        Assert.That(Agent(trainee), Is.Not.EqualTo(before), "360 rows");
    }

    [Test]
    public void Episode_LeftUnfinished_LeavesNoRowsForTheNext()
    {
        var definition = Small with { RowsPerUpdate = 250 };
        var trainee = Create(definition);
        Run(trainee, 1, 1);
        Assert.That(() => Setup.Run(new Interrupted(trainee, 7), new EpisodeSeed(1, 2)), Throws.Exception);
        var before = Agent(trainee);
        Run(trainee, 3, 3);
        Assert.That(Agent(trainee), Is.EqualTo(before), "240 rows of finished episodes");
    }

    [Test]
    public void Actions_NotCoveredBySupplier_AreNeverIssued([Values] OrderRule rule)
    {
        var setup = Setup with { Chain = Setup.Chain with { Orders = rule } };
        var trainee = Small.Create(setup.Chain, setup.Demand, Budget, 1);
        var watch = new CoverWatch(trainee);
        for (var episode = 1; episode <= 5; episode++)
            setup.Run(watch, new EpisodeSeed(1, episode));
        var orders = watch.Orders;
        setup.Run(new CoverWatch(AgentOf(Small, setup, trainee), watch), new EpisodeSeed(1, 9));
        Assert.That(orders, Is.GreaterThan(100), "the watch saw orders at all");
        Assert.That(watch.Orders, Is.GreaterThan(orders), "also of the agent");
        Assert.That(watch.Uncovered, Is.Zero);
    }

    [Test]
    public void Actions_Unmasked_AreAlsoIssuedUncovered()
    {
        var watch = new CoverWatch(Create(Other));
        Setup.Run(watch, new EpisodeSeed(1, 1));
        Assert.That(watch.Uncovered, Is.Positive);
    }

    [Test]
    public void Agent_IsGreedy_WhereTheTraineeExplores()
    {
        var trainee = Trained(Small, 4);
        var agent = AgentOf(Small, Setup, trainee);
        Assert.That(Actions(agent, told: 2), Is.EqualTo(Actions(agent, told: 1)));
        Assert.That(Actions(trainee, told: 2), Is.Not.EqualTo(Actions(trainee, told: 1)));

        static List<int> Actions(IController controller, long told)
        {
            var log = new ActionLog(controller, told);
            Setup.Run(log, new EpisodeSeed(1, 9));
            return log.Actions;
        }
    }

    [Test]
    public void Rollout_OfTwoEpisodes_HasRewardsAtDaysEndsAndValuesWhereTimeIsUp()
    {
        const int Rows = 2 * Days * 3;
        var trainee = (ChainPpoTrainee)Create(Other);
        var rewards = new RewardLog(trainee);
        for (var episode = 1; episode <= 2; episode++)
            Setup.Run(rewards, new EpisodeSeed(1, episode));
        var rollout = trainee.Rollout;
        for (var row = 0; row < Rows; row++)
        {
            var reward = row % 3 == 2 ? (float)(3 * rewards.Rewards[row]) : 0;
            var isLast = row % (Rows / 2) == (Rows / 2) - 1;
            Assert.That(rollout.Rewards[row], Is.EqualTo(reward), $"reward of row {row}");
            Assert.That(rollout.Ended[row], Is.EqualTo(isLast), $"end of row {row}");
            Assert.That(rollout.TerminalValues[row] != 0, Is.EqualTo(isLast), $"value after row {row}");
        }
    }

    [Test]
    public void Training_LearningRateFarTooHigh_IsStoppedWithEpisodeAndCause()
    {
        var definition = Small with { LearningRate = 1e30, FinalLearningRate = 1e30, ClipNorm = 0 };
        var exception = Assert.Throws<TrainingDivergedException>(() => Trained(definition, 6))!;
        Assert.That(exception.Episode, Is.EqualTo(2));
        Assert.That(
            exception.Message,
            Does.Contain($"episode 2, step {exception.Step}: ").And.Contain("learning rate 1E+30 ")
        );
    }

    [Test]
    public void Load_StateOfAnotherShape_IsRefused() =>
        Assert.That(
            () => Load(Create(Small with { HiddenLayers = new(9) }), Saved(Create(Small))),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("a layer of width 8; 9 is expected")
        );

    [Test]
    public void Load_DamagedState_IsRefused([Values(0.0, 0.1, 0.5, 0.999)] double where)
    {
        var saved = Saved(Trained(Small, 2));
        saved[(int)(where * saved.Length)] ^= 1;
        Assert.That(() => Load(Create(Small), saved), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public void LoadAgent_OfAnotherChainOrDamaged_IsRefused()
    {
        var weights = Agent(Create(Small));
        using var whole = new MemoryStream(weights.ToArray());
        weights[weights.Length / 2] ^= 1;
        using var damaged = new MemoryStream(weights);
        Assert.That(
            () => Small.LoadAgent(new ChainDefinition { Stations = 4 }, Setup.Demand, whole),
            Throws.InstanceOf<InvalidDataException>()
        );
        Assert.That(
            () => Small.LoadAgent(Setup.Chain, Setup.Demand, damaged),
            Throws.InstanceOf<InvalidDataException>()
        );
    }

    [Test]
    public void Recommended_OnTwoStations_ComesNearMakeToOrder()
    {
        var setup = Setup with
        {
            Chain = new ChainDefinition { Stations = 2 },
            Days = 500,
        };
        var budget = new TrainingBudget
        {
            Episodes = 60,
            WarmUpEpisodes = 0,
            Days = 500,
        };
        var definition = ChainPpoDefinition.Recommended with
        {
            HiddenLayers = new(16, 16),
            RowsPerUpdate = 2048,
            Minibatch = 64,
        };
        var run = new TrainingRun(definition, setup, budget, seed: 1, experimentSeed: 1);
        while (!run.IsFinished)
            run.RunEpisode();
        using var weights = new MemoryStream(run.Agent());
        var learned = Cost(definition.LoadAgent(setup.Chain, setup.Demand, weights));
        var random = Cost(new RandomDefinition().Create(setup.Chain, setup.Demand));
        var makeToOrder = Cost(new MakeToOrderDefinition().Create(setup.Chain, setup.Demand));
        TestContext.Out.WriteLine($"learned {learned:0.00}, random {random:0.00}, make-to-order {makeToOrder:0.00}");
        Assert.That(learned, Is.LessThan(0.1 * random).And.LessThan(1.1 * makeToOrder));

        double Cost(IController controller) =>
            Enumerable.Range(1, 3).Average(episode => setup.Run(controller, new EpisodeSeed(2, episode)).CostPerDay);
    }

    private static ITrainee Create(ChainPpoDefinition definition, long seed = 1) =>
        definition.Create(Setup.Chain, Setup.Demand, Budget, seed);

    private static ITrainee Trained(ChainPpoDefinition definition, int episodes, long seed = 1)
    {
        var trainee = Create(definition, seed);
        Run(trainee, 1, episodes, seed);
        return trainee;
    }

    private static void Run(ITrainee trainee, int first, int last, long seed = 1)
    {
        for (var episode = first; episode <= last; episode++)
            Setup.Run(trainee, new EpisodeSeed(seed, episode));
    }

    private static byte[] Saved(ITrainee trainee)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
            trainee.Save(writer);
        return stream.ToArray();
    }

    private static void Load(ITrainee trainee, byte[] state)
    {
        using var reader = new BinaryReader(new MemoryStream(state), Encoding.UTF8);
        trainee.Load(reader);
    }

    private static byte[] Agent(ITrainee trainee)
    {
        using var stream = new MemoryStream();
        trainee.SaveAgent(stream);
        return stream.ToArray();
    }

    private static IController AgentOf(ChainPpoDefinition definition, EpisodeSetup setup, ITrainee trainee)
    {
        using var weights = new MemoryStream(Agent(trainee));
        return definition.LoadAgent(setup.Chain, setup.Demand, weights);
    }

    /// <summary>Counts orders, and those of a station whose supplier has no lot for them.</summary>
    private sealed class CoverWatch(IController inner, CoverWatch? sum = null) : ILearningController
    {
        public int Orders { get; private set; }

        public int Uncovered { get; private set; }

        public void BeginEpisode(EpisodeSeed seed) => inner.BeginEpisode(seed);

        public int Decide(ChainObservation observation)
        {
            var action = inner.Decide(observation);
            (sum ?? this).Count(action > 0, action > 0 && !observation.SupplierHasLot(action));
            return action;
        }

        public void Learn(in StepOutcome outcome) => (inner as ITrainee)?.Learn(outcome);

        private void Count(bool isOrder, bool isUncovered)
        {
            Orders += isOrder ? 1 : 0;
            Uncovered += isUncovered ? 1 : 0;
        }
    }

    /// <summary>Fails after some decisions.</summary>
    private sealed class Interrupted(ITrainee inner, int decisions) : ILearningController
    {
        private int left = decisions;

        public void BeginEpisode(EpisodeSeed seed) => inner.BeginEpisode(seed);

        public int Decide(ChainObservation observation) =>
            left-- > 0 ? inner.Decide(observation) : throw new InvalidOperationException("interrupted");

        public void Learn(in StepOutcome outcome) => inner.Learn(outcome);
    }

    /// <summary>Notes the rewards of all decisions.</summary>
    private sealed class RewardLog(ITrainee inner) : ILearningController
    {
        public List<double> Rewards { get; } = [];

        public void BeginEpisode(EpisodeSeed seed) => inner.BeginEpisode(seed);

        public int Decide(ChainObservation observation) => inner.Decide(observation);

        public void Learn(in StepOutcome outcome)
        {
            Rewards.Add(outcome.Reward);
            inner.Learn(outcome);
        }
    }

    /// <summary>Notes the actions of a controller that is told another seed than the chain has.</summary>
    private sealed class ActionLog(IController inner, long told) : ILearningController
    {
        public List<int> Actions { get; } = [];

        public void BeginEpisode(EpisodeSeed seed) => inner.BeginEpisode(new EpisodeSeed(told, seed.Episode));

        public int Decide(ChainObservation observation)
        {
            Actions.Add(inner.Decide(observation));
            return Actions[^1];
        }

        public void Learn(in StepOutcome outcome) => (inner as ITrainee)?.Learn(outcome);
    }
}
