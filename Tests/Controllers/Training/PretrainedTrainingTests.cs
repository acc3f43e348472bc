using System.Threading;

namespace ProcessChain.Tests;

/// <summary>Trainings that start from what was learned on another system.</summary>
internal sealed class PretrainedTrainingTests
{
    private static readonly ChainDefinition System = new() { Stations = 3 };

    private static readonly DeepQDefinition Afresh = DeepQDefinition.Recommended with
    {
        HiddenLayers = new(8),
        BatchSize = 8,
    };

    private static readonly DeepQDefinition Learner = Afresh with
    {
        StartFrom = new Pretraining
        {
            System = new ChainDefinition { Stations = 2 },
            Learner = Afresh with { Training = Budget(3) },
        },
    };

    [Test]
    public void Training_BeginsWithTheWeightsThatWereLearned()
    {
        var start = Learner.StartFrom!;
        var seed = EpisodeNumbers.PretrainingSeed(1);
        var before = start.Learner.Create(new TrainingTask(start.System, start.Learner.Training!, seed));
        before.Run(4);
        var expected = DeepQStart.Parameters(Afresh, System, new(start.Learner, start.System, before.Agent()));
        Assert.Multiple(() =>
        {
            Assert.That(Parameters(Training(Learner)), Is.EqualTo(expected));
            Assert.That(Parameters(Training(Afresh)), Is.Not.EqualTo(expected));
        });
    }

    /// <summary>Of another number of quantiles: each begins with the mean, and the agent with what was learned.</summary>
    [Test]
    public void Quantiles_BeginWithTheMeansThatWereLearned()
    {
        var before = Afresh with { Quantiles = 3, Loss = Loss.Huber, Training = Budget(3) };
        var after = before with { Quantiles = 5, StartFrom = Learner.StartFrom! with { Learner = before } };
        var start = before.Create(
            new TrainingTask(after.StartFrom.System, before.Training, EpisodeNumbers.PretrainingSeed(1))
        );
        start.Run(4);
        var expected = DeepQStart.Parameters(after, System, new(before, after.StartFrom.System, start.Agent()));
        Assert.That(Parameters(Training(after)), Is.EqualTo(expected).Within(1e-6));
    }

    [Test]
    public void TwoTrainings_OfOneSeed_AreEqual_OfOthersNot()
    {
        byte[] Agent(long seed)
        {
            var training = Training(Learner, seed);
            training.Run(3);
            return training.Agent();
        }
        var (first, again, other) = (Agent(1), Agent(1), Agent(2));
        Assert.That(again, Is.EqualTo(first));
        Assert.That(other, Is.Not.EqualTo(first));
    }

    [Test]
    public void Resumed_GoesOnAsIfItHadNeverStopped()
    {
        var (whole, stopped, resumed) = (Training(Learner), Training(Learner), Training(Learner));
        var iterations = whole.Run(4);
        stopped.Run(2);
        resumed.Load(stopped.Saved());
        Assert.That(resumed.FinishedIterations, Is.EqualTo(2));
        Assert.That(resumed.Run(2).Select(it => it.Goal), Is.EqualTo(iterations.Skip(2).Select(it => it.Goal)));
        Assert.That(resumed.Saved(), Is.EqualTo(whole.Saved()));
    }

    [Test]
    public void Stop_EndsAlsoWhatIsLearnedBefore()
    {
        using var stop = new CancellationTokenSource();
        stop.Cancel();
        var training = Training(Learner);
        Assert.That(() => training.RunIteration(stop.Token), Throws.InstanceOf<OperationCanceledException>());
        Assert.That(training.FinishedIterations, Is.Zero);
    }

    [Test]
    public void StartOfAStart_IsLearnedFirst()
    {
        var curriculum = Learner with
        {
            StartFrom = Learner.StartFrom! with { Learner = Learner with { Training = Budget(2) } },
        };
        var training = Training(curriculum);
        training.Run(2);
        Assert.That(training.FinishedIterations, Is.EqualTo(2));
        Assert.That(Parameters(training), Is.Not.EqualTo(Parameters(Training(Learner))));
    }

    [TestCase("system: { kind: chain, stations: 0 }", "startFrom.system.stations: is 0; 1 to 1000 are allowed.")]
    [TestCase(
        "system: { kind: lostSales }",
        "startFrom.system: shows or decides something else; an agent of it is of no use here."
    )]
    [TestCase(
        "learner: { kind: tabularQ }",
        "startFrom.learner.kind: is of another kind; only weights of deepQ are a start for deepQ."
    )]
    [TestCase(
        "learner: { kind: deepQ, preset: recommended, hiddenLayers: [7] }",
        "startFrom.learner.hiddenLayers: are others; weights need the same hidden layers and form of outputs."
    )]
    [TestCase(
        "learner: { kind: deepQ, preset: recommended, hiddenLayers: [8], observation: [state] }",
        "startFrom.learner.observation: is another; both must see the same parts of what is observed."
    )]
    [TestCase(
        "learner: { kind: deepQ, preset: recommended, hiddenLayers: [8], gamma: 2 }",
        "startFrom.learner.gamma: is 2; a number from 0 to 1 is needed."
    )]
    [TestCase(
        "learner: { kind: deepQ, preset: recommended, hiddenLayers: [8], training: { episodes: 0 } }",
        "startFrom.learner.training.episodes: is 0; 1 to 500000 are allowed."
    )]
    [TestCase(
        "learner: { kind: deepQ, preset: recommended, hiddenLayers: [8], warmUpDecisions: 1000000 }",
        "startFrom.learner.warmUpDecisions: is 1000000; the training has 80 decisions, and nothing would be learned."
    )]
    public void Fault_IsToldWhereItStands(string part, string fault)
    {
        var system = part.StartsWith("system", StringComparison.Ordinal)
            ? part
            : "system: { kind: chain, stations: 2 }";
        var learner = part.StartsWith("learner", StringComparison.Ordinal)
            ? part
            : "learner: { kind: deepQ, preset: recommended, hiddenLayers: [8] }";
        var text = $$"""
            name: transfer
            system: { kind: chain, stations: 3 }
            baseline: a
            controllers:
              a:
                kind: deepQ
                preset: recommended
                hiddenLayers: [8]
                startFrom:
                  {{system}}
                  {{learner}}
            training: { episodes: 1, warmUpEpisodes: 1, periods: 40 }
            test: { episodes: 2, periods: 40 }
            """;
        var refused = Assert.Throws<InvalidDefinitionException>(() => DefinitionReader.ReadText(text, "x.yaml"))!;
        Assert.That(refused.Message, Does.Contain($"controllers.a.{fault}"));
    }

    private static TrainingBudget Budget(int episodes) =>
        new()
        {
            Episodes = episodes,
            WarmUpEpisodes = 1,
            Periods = 40,
        };

    private static ITraining Training(DeepQDefinition definition, long seed = 1) =>
        definition.Create(new TrainingTask(System, Budget(4), seed));

    private static float[] Parameters(ITraining training)
    {
        var (network, _) = DeepQAgent.Read(Afresh, System, new MemoryStream(training.Agent()));
        var parameters = new float[network.Shape.Parameters];
        network.ReadParameters(parameters);
        return parameters;
    }
}
