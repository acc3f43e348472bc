using System.Text;

namespace ProcessChain.Tests;

/// <summary>A thousand damaged files of each kind: a clear message or a correct result, never a fault of the program.</summary>
[Category("Reliability")]
internal sealed class DamageTests
{
    private const int Often = 1000;

    private const string Learners = """
        name: tiny
        controllers:
          make-to-order: { kind: makeToOrder }
          deep: { kind: deepQ, preset: recommended, hiddenLayers: [8], batchSize: 8 }
          table: { kind: tabularQ }
          gradient: { kind: ppo, hiddenLayers: [8] }
        baseline: make-to-order
        system: { kind: chain, stations: 2 }
        training: { episodes: 4, warmUpEpisodes: 1, periods: 40, validationEpisodes: 1, validateEvery: 2 }
        test: { episodes: 2, periods: 40 }
        bounds: {}
        """;

    private readonly Damage damage = new(20261129);
    private TemporaryFolder place = null!;

    [SetUp]
    public void CreatePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void Definitions()
    {
        var whole = Encoding.UTF8.GetBytes(SampleSweep.Learners);
        for (var i = 0; i < Often; i++)
        {
            File.WriteAllBytes(place["x.yaml"], damage.Of(whole));
            AssertClear(() => SweepReader.Open(place["x.yaml"], preset: null, DefinitionKinds.Standard));
        }
    }

    [Test]
    public void RecordsOfSweeps()
    {
        CommandOutcome.Of("sweep", place.Write("x.yaml", SampleSweep.Rules), "--out", place["out"]).AssertSucceeded();
        foreach (var name in new[] { "sweep.json", "points.csv", "definition.yaml", "times/local.csv" })
            DamageEach(
                place["out", name],
                Often / 4,
                () =>
                {
                    var folder = SweepFolder.Open(place["out"], DefinitionKinds.Standard);
                    _ = folder.Times();
                    Assert.That(SweepState.Of(folder).Left, Is.Empty);
                }
            );
    }

    [Test]
    public void RecordsOfRuns()
    {
        CommandOutcome.Of("run", place.Write("x.yaml", Learners), "--out", place["run"]).AssertSucceeded();
        DamageEach(
            place["run", "record.json"],
            Often,
            () => RunRecord.Read(place["run", "record.json"]).MustBeOfThisProgram("record.json")
        );
    }

    [Test]
    public void Points()
    {
        CommandOutcome.Of("sweep", place.Write("x.yaml", SampleSweep.Rules), "--out", place["out"]).AssertSucceeded();
        var folder = SweepFolder.Open(place["out"], DefinitionKinds.Standard);
        var point = folder.Plan.Points[0];
        DamageEach(place["out", "points", point.Id + ".point"], Often, () => _ = folder.ResultOf(point));
    }

    /// <summary>Somebody who means ill knows the checksum.</summary>
    [Test]
    public void Points_ThatAreSealedAnew()
    {
        CommandOutcome.Of("sweep", place.Write("x.yaml", SampleSweep.Rules), "--out", place["out"]).AssertSucceeded();
        var folder = SweepFolder.Open(place["out"], DefinitionKinds.Standard);
        var point = folder.Plan.Points[0];
        var path = place["out", "points", point.Id + ".point"];
        var whole = SavedTraining.ContentOf(SealedFile.Point, path, SweepFolder.KeyOf(point));
        for (var i = 0; i < Often; i++)
        {
            var content = damage.Of(whole);
            SealedFile.Point.Write(path, SweepFolder.KeyOf(point), writer => writer.Write(content));
            AssertClear(() => _ = folder.ResultOf(point));
        }
    }

    [TestCase("deep")]
    [TestCase("table")]
    public void Agents(string controller)
    {
        CommandOutcome.Of("run", place.Write("x.yaml", Learners), "--out", place["run"]).AssertSucceeded();
        var agent = TestRun.Files(place["run"], $"{controller}.*agent").Single();
        var experiment = DefinitionReader.ReadFile(place["x.yaml"]);
        var chosen = new ChosenController(controller, agent);
        DamageEach(agent, Often, () => chosen.Create(experiment));
    }

    [Test]
    public void Checkpoints()
    {
        var path = place["a.checkpoint"];
        SealedFile.Checkpoint.Write(path, "key", writer => writer.Write(new byte[5000]));
        var saved = File.ReadAllBytes(path);
        for (var i = 0; i < Often; i++)
        {
            var bytes = damage.Of(saved);
            if (bytes.AsSpan().SequenceEqual(saved))
                continue;
            File.WriteAllBytes(path, bytes);
            Assert.Throws<InvalidInputException>(() => SealedFile.Checkpoint.Check(path, "key"));
        }
    }

    /// <summary>Of real trainings, taken up again at their end: refused, or the agent is the same to the last bit.</summary>
    [TestCase("deep")]
    [TestCase("table")]
    [TestCase("gradient")]
    public void CheckpointsOfTrainings(string controller)
    {
        var training = new SavedTraining(controller, Learners, place["checkpoints"]);
        var agent = training.Train();
        DamageEach(training.Checkpoint, Often, () => Assert.That(training.Train(), Is.EqualTo(agent)));
    }

    /// <summary>With the checksum of what was damaged: refused, or taken for what it says.</summary>
    [TestCase("deep")]
    [TestCase("table")]
    [TestCase("gradient")]
    public void CheckpointsOfTrainings_ThatAreSealedAnew(string controller)
    {
        var training = new SavedTraining(controller, Learners, place["checkpoints"]);
        training.Train();
        var whole = training.Content();
        for (var i = 0; i < Often; i++)
        {
            training.Seal(damage.Of(whole));
            AssertClear(() => training.Train());
        }
    }

    [Test]
    public void HundredMegabytesOfOrders_AreRefusedInOneSentence_AndAMillionAreRead()
    {
        var definition = place.Write(
            "x.yaml",
            """
            name: orders
            system: { kind: chain, stations: 2, demand: { kind: file, path: orders.csv } }
            controllers: { rule: { kind: makeToOrder } }
            baseline: rule
            bounds: {}
            test: { episodes: 2, periods: 100 }
            """
        );
        WriteOrders(12_000_000);
        Assert.That(new FileInfo(place["orders.csv"]).Length, Is.GreaterThan(100_000_000));
        CommandOutcome.Of("show", definition).AssertFailed(2, "orders.csv:1000002: is one order too many");
        WriteOrders(999_999);
        CommandOutcome.Of("run", definition, "--out", place["out"]).AssertSucceeded();
    }

    private void WriteOrders(int count)
    {
        using var writer = new StreamWriter(place["orders.csv"]);
        writer.Write("day,quantity\n");
        for (var i = 0; i < count; i++)
            writer.Write($"{i % 1000},{i % 20 + 1000}\n");
    }

    /// <summary>Damages a file again and again, uses it, and mends it.</summary>
    private void DamageEach(string path, int times, Action use)
    {
        var whole = File.ReadAllBytes(path);
        for (var i = 0; i < times; i++)
        {
            File.WriteAllBytes(path, damage.Of(whole));
            AssertClear(use);
        }
        File.WriteAllBytes(path, whole);
        use();
    }

    /// <summary>It works, or what the user gave is refused.</summary>
    private static void AssertClear(Action use)
    {
        try
        {
            use();
        }
        catch (InvalidInputException refused)
        {
            Assert.That(refused.Message, Is.Not.Empty);
        }
    }
}
