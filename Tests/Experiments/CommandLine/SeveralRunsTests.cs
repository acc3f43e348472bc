namespace ProcessChain.Tests;

/// <summary>Several experiments that are run at once, on the same threads.</summary>
internal sealed class SeveralRunsTests
{
    private static readonly string Other = TinyExperiment.Text.Replace(
        "name: tiny",
        "name: other",
        StringComparison.Ordinal
    );

    private TemporaryFolder place = null!;
    private string[] definitions = [];

    [SetUp]
    public void WriteDefinitions()
    {
        place = new TemporaryFolder();
        definitions = [place.Write("tiny.yaml", TinyExperiment.Text), place.Write("other.yaml", Other)];
    }

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void Run_WritesOfEachWhatItWritesAlone_AndTellsBoth([Values(1, 3)] int jobs)
    {
        var outcome = CommandOutcome.Of(["run", .. definitions, "--out", place["all"], "-j", $"{jobs}"]);
        outcome.AssertSucceeded();
        AssertWhole();
        string[] told =
        [
            "Running tiny, seed 7",
            "Running other, seed 7",
            "tiny/learner.2 done",
            "other/learner.2 done",
        ];
        foreach (var words in told)
            Assert.That(outcome.Output, Does.Contain(words));
        Assert.That(outcome.Output.Split("Report: "), Has.Length.EqualTo(3));
    }

    [Test]
    public void OneFails_TheOthersAreDone()
    {
        var text = TinyExperiment
            .With(("bad", TinyExperiment.Diverging))
            .Replace("name: tiny", "name: bad", StringComparison.Ordinal);
        var outcome = CommandOutcome.Of("run", place.Write("bad.yaml", text), definitions[1], "--out", place["all"]);
        outcome.AssertFailed(1, "bad.1 failed");
        Assert.That(
            TestRun.ResultsOf(place["all", "other-7"]),
            Is.EqualTo(TestRun.ResultsOf(TinyExperiment.Read(Other)))
        );
    }

    [Test]
    public void SameName_IsRefusedBeforeAnythingIsWritten()
    {
        var outcome = CommandOutcome.Of("run", definitions[0], definitions[0], "--out", place["all"]);
        outcome.AssertFailed(2, "2 of the experiments have the name 'tiny'");
        Assert.That(place["all"], Does.Not.Exist);
    }

    [Test]
    public void OneOfThemIsThereAlready_IsRefused_AndNothingIsInTheWayOfTheNextRun()
    {
        CommandOutcome.Of("run", definitions[1], "--out", place["all", "other-7"]).AssertSucceeded();
        CommandOutcome.Of(["run", .. definitions, "--out", place["all"]]).AssertFailed(2, "holds results already");
        CommandOutcome.Of("run", definitions[0], "--out", place["all", "tiny-7"]).AssertSucceeded();
        AssertWhole();
    }

    [Test]
    public void Resume_LeavesWhatIsFinished_AndBeginsWhatWasNotBegun()
    {
        CommandOutcome.Of("run", definitions[1], "--out", place["all", "other-7"]).AssertSucceeded();
        CommandOutcome.Of(["run", .. definitions, "--out", place["all"], "--resume"]).AssertSucceeded();
        AssertWhole();
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "Signals are sent as Unix does.")]
    public void Stopped_ResumesToTheSameResults()
    {
        ProgramProcess.NeedsSignals();
        string[] run = ["run", .. definitions, "--out", place["all"], "-j", "1", "--checkpoint-every", "0"];
        using (var process = new ProgramProcess(run))
        {
            process.WaitUntil(() => File.Exists(place["all", "other-7", "record.json"]));
            process.Send("INT");
            process.Wait().AssertFailed(1, "--resume", place["all", "tiny-7"], place["all", "other-7"]);
        }
        using var last = new ProgramProcess([.. run, "--resume"]);
        last.Wait().AssertSucceeded();
        AssertWhole();
    }

    private void AssertWhole()
    {
        Assert.That(TestRun.ResultsOf(place["all", "tiny-7"]), Is.EqualTo(TestRun.ResultsOf(TinyExperiment.Read())));
        Assert.That(
            TestRun.ResultsOf(place["all", "other-7"]),
            Is.EqualTo(TestRun.ResultsOf(TinyExperiment.Read(Other)))
        );
    }
}
