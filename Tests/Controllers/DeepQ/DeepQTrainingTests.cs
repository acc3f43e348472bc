using System.Text;

namespace ProcessChain.Tests;

/// <summary>Short trainings on the real chain.</summary>
internal sealed class DeepQTrainingTests
{
    private const int Days = 40;

    private static readonly TrainingBudget Budget = new()
    {
        Episodes = 4,
        WarmUpEpisodes = 1,
        Periods = Days,
    };

    private static readonly ChainDefinition Chain = new() { Stations = 3 };

    private static IEnumerable<TestCaseData> Definitions() =>
        Named().Select(d => new TestCaseData(d.Definition).SetArgDisplayNames(d.Name));

    private static IEnumerable<TestCaseData> OnEveryEngine() =>
        Definitions()
            .Concat(
                Named()
                    .Select(d =>
                        new TestCaseData(d.Definition with { Network = NetworkKind.Torch })
                            .SetArgDisplayNames($"{d.Name}, on Torch")
                            .OnTorch()
                    )
            );

    private static IEnumerable<(string Name, DeepQDefinition Definition)> Named()
    {
        var recommended = DeepQDefinition.Recommended with { HiddenLayers = new(16), BatchSize = 16 };
        var other = recommended with
        {
            Optimiser = OptimiserKind.RmsProp,
            Dueling = true,
            WarmUp = WarmUpPolicy.Agent,
            LearnEvery = 3,
            GradientSteps = 2,
            MemoryCapacity = 100,
            Sampling = Sampling.WithoutReplacement,
            AgentWeights = AgentWeights.Target,
        };
        var quantiles = recommended with { Quantiles = 5, Loss = Loss.Huber, Dueling = true };
        var prioritised = recommended with { Replay = ReplayKind.Prioritised, MemoryCapacity = 300 };
        return
        [
            ("paper", DeepQDefinition.Paper),
            ("recommended, smaller", recommended),
            ("other options", other),
            ("quantiles", quantiles),
            ("prioritised", prioritised),
            ("quantiles, prioritised", prioritised with { Quantiles = 8, Loss = Loss.Huber }),
            ("kerasRl", DeepQDefinition.KerasRl),
        ];
    }

    [TestCaseSource(nameof(OnEveryEngine))]
    public void Training_Repeated_GivesTheSameBits(DeepQDefinition definition)
    {
        var first = Saved(Trained(definition, 1, 3));
        Assert.That(Saved(Trained(definition, 1, 3)), Is.EqualTo(first));
    }

    [TestCaseSource(nameof(OnEveryEngine))]
    public void Training_AnotherSeed_GivesOtherWeights(DeepQDefinition definition) =>
        Assert.That(Agent(Trained(definition, 1, 3, seed: 2)), Is.Not.EqualTo(Agent(Trained(definition, 1, 3))));

    [TestCaseSource(nameof(OnEveryEngine))]
    public void Training_SavedAndLoaded_GoesOnAsIfUninterrupted(DeepQDefinition definition)
    {
        var resumed = Create(definition);
        using var state = new MemoryStream(Saved(Trained(definition, 1, 3)));
        using (var reader = new BinaryReader(state, Encoding.UTF8))
            resumed.Load(reader);

        Run(resumed, 4, 5);

        Assert.That(Saved(resumed), Is.EqualTo(Saved(Trained(definition, 1, 5))));
    }

    [TestCaseSource(nameof(OnEveryEngine))]
    public void WarmUp_WholeEpisode_LearnsNothing(DeepQDefinition definition)
    {
        var trainee = Create(definition);
        var before = Agent(trainee);
        Run(trainee, 1, 1);
        Assert.That(Agent(trainee), Is.EqualTo(before));
        Run(trainee, 2, 2);
        Assert.That(Agent(trainee), Is.Not.EqualTo(before));
    }

    [TestCase(false, ExpectedResult = 0)]
    [TestCase(true, ExpectedResult = 2)]
    public int Truncation_TwoEpisodes_IsTerminalOnlyWhereAskedFor(bool isTerminal)
    {
        var definition = DeepQDefinition.Paper with { TruncationIsTerminal = isTerminal, MemoryCapacity = 1000 };
        var memory = ((ReplayTrainee)Trained(definition, 1, 2)).Memory;
        return Enumerable.Range(0, memory.Count).Count(i => memory.Discount(i) == 0);
    }

    [Test]
    public void Memory_TwoEpisodes_ChainsStatesWithinEachAndNotAcross()
    {
        const int Decisions = Days * 3;
        var memory = ((ReplayTrainee)Trained(DeepQDefinition.Paper with { MemoryCapacity = 1000 }, 1, 2)).Memory;
        Assert.That(memory.Count, Is.EqualTo(2 * Decisions));
        for (var i = 0; i < memory.Count - 1; i++)
        {
            var isChained = memory.NextState(i).SequenceEqual(memory.State(i + 1));
            Assert.That(isChained, Is.EqualTo(i != Decisions - 1), $"transition {i}");
        }
    }

    [Test]
    public void Episode_LeftUnfinished_LeavesNothingForTheNext()
    {
        var trainee = (ReplayTrainee)Create(DeepQDefinition.Paper with { ReturnSteps = 5, MemoryCapacity = 1000 });
        Assert.That(
            () => Chain.Create(Days).Play(new Interrupted(trainee, 7), new EpisodeSeed(1, 1)),
            Throws.Exception
        );
        var before = trainee.Memory.Count;
        Chain.Create(Days).Play(trainee, new EpisodeSeed(1, 2));
        Assert.That(before, Is.EqualTo(7 - 4));
        Assert.That(trainee.Memory.Count - before, Is.EqualTo(Days * 3));
    }

    [Test]
    public void Actions_NotCoveredBySupplier_AreNeverIssued([Values] OrderRule rule)
    {
        var definition = DeepQDefinition.Recommended with { EpsilonAnnealing = 1 };
        var chain = Chain with { Orders = rule };
        var watch = new CoverWatch(definition.CreateTrainee(new TrainingTask(chain, Budget, 1)));
        for (var episode = 1; episode <= 5; episode++)
            chain.Create(Days).Play(watch, new EpisodeSeed(1, episode));
        Assert.That(watch.Orders, Is.GreaterThan(100), "the watch saw orders at all");
        Assert.That(watch.Uncovered, Is.Zero);
    }

    [Test]
    public void Actions_Unmasked_AreAlsoIssuedUncovered()
    {
        var watch = new CoverWatch(Create(DeepQDefinition.Paper));
        Chain.Create(Days).Play(watch, new EpisodeSeed(1, 1));
        Assert.That(watch.Uncovered, Is.Positive);
    }

    [TestCase(1e6, "learning rate 1000000 ")]
    public void Training_LearningRateFarTooHigh_IsStoppedWithEpisodeAndCause(double rate, string cause)
    {
        var definition = DeepQDefinition.Recommended with
        {
            Optimiser = OptimiserKind.Sgd,
            LearningRate = rate,
            LearningRateHold = 1,
            ClipNorm = 0,
        };
        var exception = Assert.Throws<TrainingDivergedException>(() => Trained(definition, 1, 3))!;
        Assert.Multiple(() =>
        {
            Assert.That(exception.Episode, Is.EqualTo(2));
            Assert.That(exception.Message, Does.Contain("episode 2").And.Contain($"step {exception.Step}"));
            Assert.That(exception.Message, Does.Contain(cause));
        });
    }

    /// <summary>In one of three episodes at least: the runtime allocates a little itself when it meets code for the first times.</summary>
    [TestCaseSource(nameof(Definitions))]
    public void Learning_AfterWarmUp_AllocatesNothing(DeepQDefinition definition)
    {
        var trainee = Trained(definition, 1, 2);
        Assert.That(new[] { 3, 4, 5 }.Select(AllocatedIn), Has.Some.Zero);

        long AllocatedIn(int episode)
        {
            var probe = new AllocationProbe(trainee);
            Chain.Create(Days).Play(probe, new EpisodeSeed(1, episode));
            return probe.Bytes;
        }
    }

    [Test]
    public void Load_StateOfAnotherShape_IsRefused()
    {
        var saved = Saved(Create(DeepQDefinition.Recommended));
        var other = Create(DeepQDefinition.Recommended with { HiddenLayers = new(64, 32) });
        using var reader = new BinaryReader(new MemoryStream(saved), Encoding.UTF8);
        Assert.That(
            () => other.Load(reader),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("a layer of width 64; 32 is expected")
        );
    }

    [Test]
    public void Load_DamagedState_IsRefused([Values(0.0, 0.1, 0.5, 0.999)] double where)
    {
        var saved = Saved(Trained(DeepQDefinition.Recommended, 1, 2));
        saved[(int)(where * saved.Length)] ^= 1;
        using var reader = new BinaryReader(new MemoryStream(saved), Encoding.UTF8);
        Assert.That(() => Create(DeepQDefinition.Recommended).Load(reader), Throws.InstanceOf<InvalidDataException>());
    }

    [Test]
    public void Load_StateOfAnotherEngine_IsRefused()
    {
        TorchBuild.Require();
        var saved = Saved(Create(DeepQDefinition.Recommended));
        var other = Create(DeepQDefinition.Recommended with { Network = NetworkKind.Torch });
        using var reader = new BinaryReader(new MemoryStream(saved), Encoding.UTF8);
        Assert.That(
            () => other.Load(reader),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("another engine")
        );
    }

    private static ITrainee Create(DeepQDefinition definition, long seed = 1) =>
        definition.CreateTrainee(new TrainingTask(Chain, Budget, seed));

    private static ITrainee Trained(DeepQDefinition definition, int first, int last, long seed = 1)
    {
        var trainee = Create(definition, seed);
        Run(trainee, first, last, seed);
        return trainee;
    }

    private static void Run(ITrainee trainee, int first, int last, long seed = 1)
    {
        for (var episode = first; episode <= last; episode++)
            Chain.Create(Days).Play(trainee, new EpisodeSeed(seed, episode));
    }

    private static byte[] Saved(ITrainee trainee)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
            trainee.Save(writer);
        return stream.ToArray();
    }

    private static byte[] Agent(ITrainee trainee)
    {
        using var stream = new MemoryStream();
        trainee.SaveAgent(stream);
        return stream.ToArray();
    }

    /// <summary>Counts orders, and those of a station whose supplier has no lot for them.</summary>
    private sealed class CoverWatch(ITrainee inner) : ILearningController
    {
        public int Orders { get; private set; }

        public int Uncovered { get; private set; }

        public void BeginEpisode(Chance chance) => inner.BeginEpisode(chance);

        public void Decide(SystemView view, Span<double> action)
        {
            inner.Decide(view, action);
            var station = (int)action[0];
            Orders += station > 0 ? 1 : 0;
            Uncovered += station > 0 && !((ChainView)view).SupplierHasLot(station) ? 1 : 0;
        }

        public void Learn(in StepOutcome outcome) => inner.Learn(outcome);
    }

    /// <summary>Fails after some decisions.</summary>
    private sealed class Interrupted(ITrainee inner, int decisions) : ILearningController
    {
        private int left = decisions;

        public void BeginEpisode(Chance chance) => inner.BeginEpisode(chance);

        public void Decide(SystemView view, Span<double> action)
        {
            if (left-- == 0)
                throw new InvalidOperationException("interrupted");
            inner.Decide(view, action);
        }

        public void Learn(in StepOutcome outcome) => inner.Learn(outcome);
    }

    /// <summary>Counts the bytes that deciding and learning allocate.</summary>
    private sealed class AllocationProbe(ITrainee inner) : ILearningController
    {
        public long Bytes { get; private set; }

        public void BeginEpisode(Chance chance) => inner.BeginEpisode(chance);

        public void Decide(SystemView view, Span<double> action)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            inner.Decide(view, action);
            Bytes += GC.GetAllocatedBytesForCurrentThread() - before;
        }

        public void Learn(in StepOutcome outcome)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            inner.Learn(outcome);
            Bytes += GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }
}
