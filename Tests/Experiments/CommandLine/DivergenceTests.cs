namespace ProcessChain.Tests;

/// <summary>The real program, with one controller whose learning rate is far too high beside others.</summary>
internal sealed class DivergenceTests
{
    private const string Wild =
        "{ kind: deepQ, preset: recommended, hiddenLayers: [8], batchSize: 8, optimiser: sgd, "
        + "learningRate: 1e+6, learningRateHold: 1, clipNorm: 0 }";

    private TemporaryFolder place = null!;
    private string definition = "";
    private CommandOutcome outcome = null!;

    private string Checkpoint => place["run", "checkpoints", "wild.1.checkpoint"];

    [OneTimeSetUp]
    public void Run()
    {
        place = new TemporaryFolder();
        definition = place.Write("definition.yaml", TinyExperiment.With(("wild", Wild)));
        outcome = Program("run", definition, "--out", place["run"], "--checkpoint-every", "0");
    }

    [OneTimeTearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void Message_TellsWhereItHappenedWhyAndWhatIsLeft()
    {
        outcome.AssertFailed(1, "wild.1 failed: The training diverged in episode 2, step ");
        Assert.That(outcome.Errors, Does.Match(@"(the loss|a weight|a Q-value) is not finite"));
        Assert.That(outcome.Errors, Does.Contain("The learning rate 1000000 is probably too high."));
    }

    [Test]
    public void OtherControllers_HaveTheResultsTheyHaveAlone()
    {
        var alone = place.Write("alone.yaml", TinyExperiment.Text);
        Program("run", alone, "--out", place["alone"]).AssertSucceeded();
        var expected = File.ReadAllLines(place["alone", "episodes.csv"]);
        var rows = File.ReadAllLines(place["run", "episodes.csv"]);
        Assert.That(rows, Is.EqualTo(expected));
        Assert.That(RunRecord.Read(place["run", "record.json"]).Status, Is.EqualTo(RunStatus.Failed));
        Assert.That(place["run", "report.html"], Does.Exist);
    }

    [Test]
    public void LastGoodCheckpoint_IsKept_AndTakenUpAgain()
    {
        var kept = File.ReadAllBytes(Checkpoint);

        var again = Program("run", definition, "--out", place["run"], "--resume");

        Assert.That(again.Errors, Is.EqualTo(outcome.Errors), "it diverges at the same step");
        Assert.That(again.ExitCode, Is.EqualTo(1));
        Assert.That(File.ReadAllBytes(Checkpoint), Is.EqualTo(kept));
        Assert.That(place["run", "checkpoints", "wild.1.agent"], Does.Not.Exist);
    }

    private static CommandOutcome Program(params string[] arguments)
    {
        using var process = new ProgramProcess(arguments);
        return process.Wait();
    }
}
