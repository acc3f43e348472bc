namespace ProcessChain.Tests;

/// <summary>On which orders a learning controller is trained and validated.</summary>
internal sealed class TrainingRunTests
{
    private const long ExperimentSeed = 7;

    private static readonly TrainingBudget Budget = new()
    {
        Episodes = 4,
        WarmUpEpisodes = 1,
        Days = 5,
        ValidationEpisodes = 2,
        ValidateEvery = 2,
    };

    [Test]
    public void Validation_IsOnTheSameEpisodesForAllTrainings_AndOnNoOthers()
    {
        var (first, second) = (Run(1), Run(2));
        var test = Enumerable.Range(1, 30).Select(episode => EpisodeNumbers.Test(ExperimentSeed, episode));
        Assert.Multiple(() =>
        {
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
    public void BestValidationCost_IsTheLowest_AlsoAfterResuming()
    {
        var run = NewRun(1, new Seen());
        var costs = new List<double?>();
        Assert.That(run.BestValidationCostPerDay, Is.Null);
        while (!run.IsFinished)
            costs.Add(run.RunEpisode().ValidationCostPerDay);
        using var saved = new MemoryStream();
        run.Save(new BinaryWriter(saved));
        saved.Position = 0;
        var resumed = NewRun(1, new Seen());
        resumed.Load(new BinaryReader(saved));
        Assert.That(run.BestValidationCostPerDay, Is.EqualTo(costs.Min()).And.Not.Null);
        Assert.That(resumed.BestValidationCostPerDay, Is.EqualTo(run.BestValidationCostPerDay));
    }

    private static Seen Run(int training)
    {
        var seen = new Seen();
        var run = NewRun(training, seen);
        while (!run.IsFinished)
            run.RunEpisode();
        return seen;
    }

    private static TrainingRun NewRun(int training, Seen seen) =>
        new(
            new WatchedDefinition(seen),
            new EpisodeSetup(new ChainDefinition(), new UniformDemand(), Budget.Days),
            Budget,
            EpisodeNumbers.TrainingSeed(ExperimentSeed, training),
            ExperimentSeed
        );

    /// <summary>The episodes that a controller met.</summary>
    private sealed class Seen
    {
        public List<EpisodeSeed> Trained { get; } = [];

        public List<EpisodeSeed> Validated { get; } = [];
    }

    private sealed record WatchedDefinition(Seen Seen) : LearningDefinition
    {
        public override ITrainee Create(
            ChainDefinition chain,
            DemandDefinition demand,
            TrainingBudget budget,
            long seed
        ) => new Idler(Seen.Trained);

        public override IController LoadAgent(ChainDefinition chain, DemandDefinition demand, Stream weights) =>
            new Idler(Seen.Validated);

        public override IEnumerable<Fault> Validate(ChainDefinition chain, DemandDefinition demand) => [];
    }

    /// <summary>Orders nothing and learns nothing.</summary>
    private sealed class Idler(List<EpisodeSeed> episodes) : ITrainee
    {
        public void BeginEpisode(EpisodeSeed seed) => episodes.Add(seed);

        public int Decide(ChainObservation chain) => 0;

        public void Learn(in StepOutcome outcome) { }

        public void SaveAgent(Stream destination) => destination.WriteByte(1);

        public void Save(BinaryWriter writer) { }

        public void Load(BinaryReader reader) { }
    }
}
