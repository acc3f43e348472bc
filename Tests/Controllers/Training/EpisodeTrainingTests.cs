using System.Threading;

namespace ProcessChain.Tests;

/// <summary>On which orders a learning controller is trained and validated.</summary>
internal sealed class EpisodeTrainingTests
{
    private const long ExperimentSeed = 7;

    private static readonly TrainingBudget Budget = new()
    {
        Episodes = 4,
        WarmUpEpisodes = 1,
        Periods = 5,
        ValidationEpisodes = 2,
        ValidateEvery = 2,
    };

    [Test]
    public void Validation_IsOnTheSameEpisodesForAllTrainings_AndOnNoOthers()
    {
        var (first, second) = (Run(1), Run(2));
        var test = Enumerable
            .Range(1, 30)
            .Select(episode => Seen.Of(new Chance(EpisodeNumbers.Test(ExperimentSeed, episode))));
        Assert.Multiple(() =>
        {
            Assert.That(first.Trained, Has.Count.EqualTo(5));
            Assert.That(first.Validated, Has.Count.EqualTo(4));
            Assert.That(first.Validated.Distinct().Count(), Is.EqualTo(2));
            Assert.That(second.Validated, Is.EqualTo(first.Validated));
            Assert.That(second.Trained.Intersect(first.Trained), Is.Empty);
            Assert.That(first.Validated.Intersect(first.Trained.Concat(second.Trained)), Is.Empty);
            Assert.That(first.Validated.Intersect(test), Is.Empty);
        });
    }

    [Test]
    public void Orders_OfValidationTrainingAndTest_Differ()
    {
        EpisodeSeed[] seeds =
        [
            EpisodeNumbers.Validation(ExperimentSeed, 1),
            EpisodeNumbers.Test(ExperimentSeed, 1),
            EpisodeNumbers.Training(EpisodeNumbers.TrainingSeed(ExperimentSeed, 1), 1),
            EpisodeNumbers.Training(ExperimentSeed, 1),
        ];
        var orders = seeds.Select(seed =>
            string.Join(' ', new UniformDemand().Orders(seed.Stream("customer")).Take(20))
        );
        Assert.That(orders, Is.Unique);
    }

    [Test]
    public void TrainingSeeds_OfNeighbouringExperiments_AreNeverShared()
    {
        var seeds =
            from experiment in new long[] { -2, -1, 0, 1, 2, 3 }
            from training in Enumerable.Range(1, EpisodeNumbers.MostTrainings)
            select EpisodeNumbers.TrainingSeed(experiment, training);
        Assert.That(seeds.Distinct().Count(), Is.EqualTo(6 * EpisodeNumbers.MostTrainings));
    }

    [Test]
    public void BestGoal_IsTheLowestCost_AlsoAfterResuming()
    {
        var training = NewTraining(1, new Seen());
        var costs = new List<double>();
        Assert.That(training.BestGoal, Is.Null);
        while (training.FinishedIterations < 5)
            costs.Add(training.RunIteration().Validation);
        using var saved = new MemoryStream();
        training.Save(new BinaryWriter(saved));
        saved.Position = 0;
        var resumed = NewTraining(1, new Seen());
        resumed.Load(new BinaryReader(saved));
        Assert.That(costs.Select(double.IsNaN), Is.EqualTo(new[] { true, true, false, true, false }));
        Assert.That(training.BestGoal, Is.EqualTo(costs.Where(double.IsFinite).Min()));
        Assert.That(resumed.BestGoal, Is.EqualTo(training.BestGoal));
        Assert.That(resumed.FinishedIterations, Is.EqualTo(5));
    }

    [Test]
    public void SaveAgent_OfAValidatedTraining_IsTheBest()
    {
        var definition = new WatchedDefinition(new Seen());
        var training = new ValidatedTraining(
            definition,
            Task(1) with
            {
                Budget = Budget with { ValidateEvery = 1 },
            },
            1
        );
        var costs = new List<double>();
        while (training.FinishedIterations < 5)
            costs.Add(training.RunIteration().Validation);
        using var agent = new MemoryStream();
        training.SaveAgent(agent);
        // An idler's agent is the number of episodes it has met; all cost the same, and the first of equals is kept.
        Assert.That(costs.Skip(1), Has.All.EqualTo(costs[1]));
        Assert.That(agent.ToArray(), Is.EqualTo(new byte[] { 2 }));
    }

    [Test]
    public void Iteration_OfAnEpisode_TellsItsFiguresAndCounts()
    {
        var training = new WatchedDefinition(new Seen()).Create(Task(1));
        var iterations = Enumerable.Range(0, 5).Select(_ => training.RunIteration()).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(iterations.Select(i => i.IsWarmUp), Is.EqualTo(new[] { true, false, false, false, false }));
            Assert.That(iterations.Select(i => i.Episodes), Is.EqualTo(new long[] { 1, 2, 3, 4, 5 }));
            Assert.That(iterations.Select(i => i.Steps), Is.EqualTo(new long[] { 20, 40, 60, 80, 100 }));
            Assert.That(iterations.Select(i => i.Goal), Is.EqualTo(iterations.Select(i => i.Figures![1])));
            Assert.That(() => training.RunIteration(), Throws.InvalidOperationException);
        });
    }

    [Test]
    public void Stop_ReachesIntoAnEpisode_AndIntoAValidation()
    {
        using var stop = new CancellationTokenSource();
        var stopping = new WatchedDefinition(new Seen()) { Days = { [12] = stop } };
        var training = stopping.Create(Task(1));
        training.RunIteration(stop.Token);
        training.RunIteration(stop.Token);
        Assert.That(() => training.RunIteration(stop.Token), Throws.InstanceOf<OperationCanceledException>());

        using var other = new CancellationTokenSource();
        var validated = new ValidatedTraining(new WatchedDefinition(new Seen()) { Validations = other }, Task(1), 1);
        validated.RunIteration(other.Token);
        validated.RunIteration(other.Token);
        Assert.That(() => validated.RunIteration(other.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    [Test]
    public void Of_BudgetWithoutValidation_IsThePlainTraining() =>
        Assert.That(
            ValidatedTraining.Of(
                new WatchedDefinition(new Seen()),
                Task(1) with
                {
                    Budget = Budget with { ValidationEpisodes = 0 },
                },
                ExperimentSeed
            ),
            Is.InstanceOf<EpisodeTraining>()
        );

    [Test]
    public void Periods_AreTheSystemsOwn_TheBudgets_OrAThousand()
    {
        var budget = new TrainingBudget();
        var chain = new ChainDefinition();
        Assert.Multiple(() =>
        {
            Assert.That(budget.PeriodsOf(InventoryDefinition.OrGymV1), Is.EqualTo(30));
            Assert.That(budget.PeriodsOf(chain), Is.EqualTo(1000));
            Assert.That((budget with { Periods = 7 }).PeriodsOf(chain), Is.EqualTo(7));
            Assert.That((budget with { Periods = 7 }).Validate(chain), Is.Empty);
            Assert.That(
                (budget with { Periods = 7 }).Validate(InventoryDefinition.OrGymV1),
                Is.EqualTo(new Fault[] { new("periods", "is 7, but an episode of this system has 30 periods.") })
            );
        });
    }

    /// <summary>Deep Q-learning, trained and validated on a system that takes orders and whose goal is made large.</summary>
    [Test]
    public void DeepQ_OfAnInventory_LearnsToEarnMoreThanChance()
    {
        var system = InventoryDefinition.OrGymV1;
        var definition = DeepQDefinition.Recommended with
        {
            Orders = new OrderGrid { Choices = 4 },
            Inputs = InputScale.MeanDemand,
            RewardScale = 0.01,
            SubtractMeanReward = false,
            Gamma = 0.97,
            HiddenLayers = new(32),
        };
        var budget = new TrainingBudget
        {
            Episodes = 300,
            ValidationEpisodes = 30,
            ValidateEvery = 50,
        };
        Assert.That(definition.Validate(system).Concat(definition.ValidateTraining(system, budget)), Is.Empty);
        var training = new ValidatedTraining(definition, new TrainingTask(system, budget, 1), ExperimentSeed);
        while (training.FinishedIterations < definition.IterationsOf(budget))
            training.RunIteration();
        using var agent = new MemoryStream();
        training.SaveAgent(agent);
        agent.Position = 0;
        var learned = SupplyRewards.Of(definition.LoadAgent(system, agent), system, 100).Average();
        var chance = SupplyRewards.Of(new RandomDefinition().Create(system), system, 100).Average();
        TestContext.Out.WriteLine($"{learned:0.0}, by chance {chance:0.0}");
        Assert.That(learned, Is.GreaterThan(Math.Max(200, chance + 100)));
    }

    private static Seen Run(int training)
    {
        var seen = new Seen();
        var run = NewTraining(training, seen);
        while (run.FinishedIterations < 5)
            run.RunIteration();
        return seen;
    }

    private static ValidatedTraining NewTraining(int training, Seen seen) =>
        new(new WatchedDefinition(seen), Task(training), ExperimentSeed);

    private static TrainingTask Task(int training) =>
        new(new ChainDefinition(), Budget, EpisodeNumbers.TrainingSeed(ExperimentSeed, training));

    /// <summary>The episodes that a controller met.</summary>
    private sealed class Seen
    {
        public List<string> Trained { get; } = [];

        public List<string> Validated { get; } = [];

        /// <summary>An episode by its number and its chance.</summary>
        public static string Of(Chance chance) => $"{chance.Episode} {chance.Stream("any").NextDouble()}";
    }

    private sealed record WatchedDefinition(Seen Seen) : EpisodeLearningDefinition
    {
        /// <summary>What is cancelled in which decision of the training, from 1.</summary>
        public Dictionary<int, CancellationTokenSource> Days { get; } = [];

        /// <summary>What is cancelled by the first decision of a validation.</summary>
        public CancellationTokenSource? Validations { get; init; }

        public override ITrainee CreateTrainee(TrainingTask task) =>
            new Idler(Seen.Trained, decision => Days.GetValueOrDefault(decision / 4)?.Cancel());

        public override IController LoadAgent(SystemDefinition system, Stream agent) =>
            new Idler(Seen.Validated, _ => Validations?.Cancel());
    }

    /// <summary>Orders nothing and learns nothing.</summary>
    private sealed class Idler(List<string> episodes, Action<int> decided) : ITrainee
    {
        private int decisions;

        public long Updates => 0;

        public void BeginEpisode(Chance chance) => episodes.Add(Seen.Of(chance));

        public void Decide(SystemView view, Span<double> action)
        {
            decided(++decisions);
            action[0] = 0;
        }

        public void Learn(in StepOutcome outcome) { }

        public void SaveAgent(Stream destination) => destination.WriteByte((byte)episodes.Count);

        public void Save(BinaryWriter writer) { }

        public void Load(BinaryReader reader) { }
    }
}
