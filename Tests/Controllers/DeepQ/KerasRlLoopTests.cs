namespace ProcessChain.Tests;

/// <summary>
/// Six episodes of ten decisions, warm-up 25, target copied every 20, batches of 4, ε annealed from 1 to 0.1 over 100
/// decisions. What is expected was seen when keras-rl itself did the same.
/// </summary>
internal sealed class KerasRlLoopTests
{
    private const int Decisions = 10;
    private const int Episodes = 6;

    private static readonly DeepQDefinition Settings = DeepQDefinition.KerasRl with
    {
        WarmUpDecisions = 25,
        TargetInterval = 20,
        BatchSize = 4,
        Epsilon = 1,
        FinalEpsilon = 0.1,
        EpsilonAnnealing = 1,
        MemoryCapacity = 1000,
    };

    private static readonly ChainDefinition Chain = new() { Stations = 2, DecisionsPerDay = 1 };

    private Watch watch = null!;

    [SetUp]
    public void Train() => watch = Watched(Settings, warmUpEpisodes: 0);

    [Test]
    public void Memory_HasOneRowMoreForEachEpisode() => Assert.That(watch.Memory.Count, Is.EqualTo(66));

    [Test]
    public void RowAfterAnEnd_IsTheReachedStateWithNothingToLearn()
    {
        var memory = watch.Memory;
        Assert.Multiple(() =>
        {
            for (var row = Decisions; row < memory.Count; row += Decisions + 1)
            {
                Assert.That(memory.Discount(row - 1), Is.Zero, $"row {row - 1} ends its episode");
                Assert.That(memory.State(row).ToArray(), Is.EqualTo(memory.NextState(row - 1).ToArray()));
                Assert.That(memory.Return(row), Is.Zero);
                Assert.That(memory.Discount(row), Is.Not.Zero);
                Assert.That(memory.Action(row), Is.EqualTo(ReplayMemory.Filler));
            }
        });
    }

    [Test]
    public void Rows_WithinEpisodes_AreRealAndEndOnlyAtTheTimeLimit()
    {
        var memory = watch.Memory;
        var real = Enumerable.Range(0, memory.Count).Where(row => memory.Action(row) != ReplayMemory.Filler).ToList();
        Assert.That(real, Has.Count.EqualTo(60));
        Assert.That(
            real.Where(row => memory.Discount(row) == 0).Select(row => row % 11),
            Is.EqualTo(Enumerable.Repeat(9, Episodes))
        );
    }

    [Test]
    public void GradientSteps_BeginOneAfterTheWarmUp_WithOneMoreAtEachEnd()
    {
        var steps = Enumerable
            .Range(0, 60)
            .Select(step =>
                step < 26 ? 0
                : step % Decisions == Decisions - 1 ? 2
                : 1
            );
        Assert.That(watch.Updates, Is.EqualTo(steps));
        Assert.That(watch.Updates.Sum(), Is.EqualTo(38));
    }

    /// <summary>At 0, 20, 20, 40, 40 and 60, where the first of each pair and the last belong to an episode's end.</summary>
    [Test]
    public void Target_IsCopiedByDecisionsAlsoInTheWarmUp_WithOneMoreAtEachEnd() =>
        Assert.That(watch.Copies, Is.EqualTo(new[] { 0, 19, 20, 39, 40, 59 }));

    [TestCase(0, ExpectedResult = 1)]
    [TestCase(1, ExpectedResult = 0.991)]
    [TestCase(50, ExpectedResult = 0.55)]
    public double Epsilon_FallsFromTheFirstDecision(int decision) => Math.Round(watch.Epsilons[decision], 12);

    [Test]
    public void WarmUpEpisodes_CountAsDecisionsOfTheWarmUp()
    {
        var warm = Watched(Settings with { WarmUpDecisions = 5 }, warmUpEpisodes: 2);
        Assert.That(warm.Updates, Is.EqualTo(watch.Updates));
        Assert.That(warm.Epsilons[50], Is.EqualTo(1 - (0.9 * 50 / 120)).Within(1e-12));
    }

    [Test]
    public void TrainInterval_CountsDecisionsFromTheFirst()
    {
        var rare = Watched(Settings with { LearnEvery = 4 }, warmUpEpisodes: 0);
        var learning = Enumerable.Range(0, 60).Where(decision => rare.Updates[decision] > 0);
        // 40 is seen twice: at the end of the fourth episode and at the beginning of the fifth; 60 at the last end.
        Assert.That(learning, Is.EqualTo(new[] { 28, 32, 36, 39, 40, 44, 48, 52, 56, 59 }));
    }

    [Test]
    public void SoftTarget_MovesWithGradientStepsOnly()
    {
        var soft = Watched(Settings with { Tau = 0.5, TargetInterval = 1 }, warmUpEpisodes: 0);
        Assert.That(soft.Copies, Is.Empty);
        Assert.That(soft.TargetMoves, Is.EqualTo(Enumerable.Range(26, 34)));
    }

    private static Watch Watched(DeepQDefinition definition, int warmUpEpisodes)
    {
        var budget = new TrainingBudget
        {
            WarmUpEpisodes = warmUpEpisodes,
            Episodes = 10,
            Periods = Decisions,
        };
        var seen = new Watch((KerasRlTrainee)definition.CreateTrainee(new TrainingTask(Chain, budget, 1)));
        for (var episode = 1; episode <= Episodes; episode++)
            Chain.Create(Decisions).Play(seen, new EpisodeSeed(1, episode));
        return seen;
    }

    /// <summary>Moves the online weights a little before each decision, so that a copy to the target is seen whenever it is made.</summary>
    private sealed class Watch(KerasRlTrainee trainee) : ILearningController
    {
        public ReplayMemory Memory => trainee.Memory;

        /// <summary>Gradient steps after each decision.</summary>
        public List<long> Updates { get; } = [];

        public List<double> Epsilons { get; } = [];

        /// <summary>After which decisions the target network was equal to the online one.</summary>
        public List<int> Copies { get; } = [];

        /// <summary>After which decisions the target network had changed.</summary>
        public List<int> TargetMoves { get; } = [];

        public void BeginEpisode(Chance chance) => trainee.BeginEpisode(chance);

        public void Decide(SystemView view, Span<double> action)
        {
            Epsilons.Add(trainee.Epsilon);
            trainee.Decide(view, action);
        }

        public void Learn(in StepOutcome outcome)
        {
            var learner = trainee.Learner;
            learner.Online.WriteParameters([.. learner.Online.Parameters().Select(weight => weight + 1e-3f)]);
            var (updates, before) = (learner.Updates, learner.Target.Parameters());
            trainee.Learn(outcome);
            var target = learner.Target.Parameters();
            if (target.SequenceEqual(learner.Online.Parameters()))
                Copies.Add(Updates.Count);
            if (!target.SequenceEqual(before))
                TargetMoves.Add(Updates.Count);
            Updates.Add(learner.Updates - updates);
        }
    }
}
