namespace ProcessChain.Tests;

/// <summary>Experiments on supply systems, as the commands <c>run</c> and <c>replay</c> do them.</summary>
internal sealed class SupplyRunTests
{
    private static readonly string Whole = TestRun.ResultsOf(TinySupply.Read());

    private TemporaryFolder place = null!;

    private string Folder => place["run"];

    [SetUp]
    public void CreatePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void Run_WritesResultsReportAndAgents_AndNothingElse()
    {
        var outcome = Run(TinySupply.Text).AssertSucceeded();
        foreach (
            var word in new[] { "base", "proximal (×2)", "bound: relaxation", "searched with 4 seeds", "report.html" }
        )
            Assert.That(outcome.Output, Does.Contain(word));
        var files = Directory
            .EnumerateFiles(Folder, "*", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(Folder, path).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        Assert.That(TestRun.ResultsOf(Folder), Is.EqualTo(Whole));
        Assert.That(
            files,
            Is.EqualTo(
                new[]
                {
                    "bounds.csv",
                    "certainty.csv",
                    "checkpoints/levels.1.agent",
                    "checkpoints/levels.2.agent",
                    "checkpoints/proximal.1.agent",
                    "checkpoints/proximal.2.agent",
                    "checkpoints/searched.1.agent",
                    "definition.yaml",
                    "episodes.csv",
                    "learning.csv",
                    "periods.csv",
                    "record.json",
                    "report.html",
                    "spread.csv",
                    "summary.csv",
                    "summary.json",
                }
            )
        );
        Assert.That(RunRecord.Read(place["run", "record.json"]).Status, Is.EqualTo(RunStatus.Finished));
    }

    [Test]
    public void Replay_SaysIdentical_OrWhatIsNot()
    {
        Run(TinySupply.Text).AssertSucceeded();
        var before = TemporaryFolder.ContentOf(Folder);
        var outcome = CommandOutcome.Of("replay", Folder, "--jobs", "3").AssertSucceeded();
        Assert.That(outcome.Output, Does.Contain("Identical").And.Contain("spread.csv: identical."));
        Assert.That(outcome.Output, Does.Contain("bounds.csv: identical."));
        Assert.That(TemporaryFolder.ContentOf(Folder), Is.EqualTo(before));

        var table = place["run", "learning.csv"];
        File.WriteAllText(table, File.ReadAllText(table).Replace(",7002,2,", ",7002,9,", StringComparison.Ordinal));
        var altered = CommandOutcome.Of("replay", Folder);
        Assert.That(altered.ExitCode, Is.EqualTo(1));
        Assert.That(altered.Output, Does.Contain("learning.csv:").And.Contain("differs").And.Contain("Not identical"));
    }

    [Test]
    public void DivergingTraining_IsReported_AndTheRestIsComplete()
    {
        Run(TinySupply.With(("wild", TinySupply.Diverging)))
            .AssertFailed(1, "wild.1 failed: The training diverged in iteration", "learning rate", "wild.2 failed");
        var record = RunRecord.Read(place["run", "record.json"]);
        Assert.That(record.Status, Is.EqualTo(RunStatus.Failed));
        Assert.That(record.Failures, Has.Count.EqualTo(2).And.All.StartsWith("wild."));
        Assert.That(
            File.ReadAllText(place["run", "episodes.csv"]),
            Is.EqualTo(Whole[("episodes.csv\n".Length)..Whole.IndexOf("\nperiods.csv\n", StringComparison.Ordinal)])
        );
        Assert.That(File.ReadAllText(place["run", "report.html"]), Does.Contain("The training diverged"));
        Assert.That(CommandOutcome.Of("replay", Folder).AssertSucceeded().Output, Does.Contain("Identical"));
        Run(TinySupply.With(("wild", TinySupply.Diverging)), "--resume").AssertFailed(1, "wild.1 failed");
    }

    [Test]
    public void OtherDefinition_IsNotResumed()
    {
        Run(TinySupply.Text).AssertSucceeded();
        Run(TinySupply.Text, "--resume", "--seed", "8").AssertFailed(2, Folder, "seed");
        Assert.That(Run(TinySupply.Text, "--resume").AssertSucceeded().Output, Does.Contain("nothing is left"));
    }

    private CommandOutcome Run(string text, params string[] more) =>
        CommandOutcome.Of([
            "run",
            place.Write("tiny-supply.yaml", text),
            "--out",
            Folder,
            "--jobs",
            "2",
            "--checkpoint-every",
            "0",
            .. more,
        ]);
}
