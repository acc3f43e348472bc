using System.Threading;

namespace ProcessChain.Tests;

/// <summary>The real program is killed or stopped in the middle of a training, and taken up again.</summary>
[Platform(Exclude = "Win", Reason = "Signals are sent as Unix does.")]
internal sealed class InterruptionTests
{
    private TemporaryFolder place = null!;
    private string definition = "";
    private string whole = "";

    private string Folder => place["run"];

    [OneTimeSetUp]
    public void RunUninterrupted()
    {
        ProgramProcess.NeedsSignals();
        place = new TemporaryFolder();
        var text = TinyExperiment
            .Text.Replace("episodes: 4,", "episodes: 100,", StringComparison.Ordinal)
            .Replace("[8], batchSize: 8", "[32, 32], batchSize: 32", StringComparison.Ordinal)
            .Replace(
                "periods: 40, validationEpisodes: 1",
                "periods: 60, validationEpisodes: 1",
                StringComparison.Ordinal
            );
        definition = place.Write("definition.yaml", text);
        using var process = new ProgramProcess("run", definition, "--out", place["whole"], "--jobs", "2");
        process.Wait().AssertSucceeded();
        whole = TestRun.ResultsOf(place["whole"]);
    }

    [OneTimeTearDown]
    public void DeletePlace() => place?.Dispose();

    [TearDown]
    public void DeleteRun() => Directory.Delete(Folder, recursive: true);

    [TestCase(0)]
    [TestCase(100)]
    [TestCase(500)]
    public void KilledAtAnyMoment_ResumesToTheSameResults(int milliseconds)
    {
        using (var process = Start())
        {
            process.WaitUntil(() => Directory.Exists(Folder));
            Thread.Sleep(milliseconds);
            process.Kill();
        }
        var begun = File.Exists(place["run", "record.json"]);

        using var last = Start(begun ? ["--resume"] : []);
        last.Wait().AssertSucceeded();

        AssertWhole();
    }

    [TestCase("INT")]
    [TestCase("TERM")]
    [TestCase("HUP")]
    [TestCase("QUIT")]
    public void Stopped_TellsHowToGoOn_AndResumesToTheSameResults(string signal)
    {
        using (var process = Start("--checkpoint-every", "0"))
        {
            process.WaitUntil(() => TestRun.LastCheckpoint(Folder) > DateTime.MinValue);
            process.Send(signal);
            process.Wait().AssertFailed(1, "--resume", Folder);
        }
        Assert.That(RunRecord.Read(place["run", "record.json"]).Status, Is.EqualTo(RunStatus.Stopped));
        Assert.That(File.Exists(place["run", "summary.json"]), Is.False);

        using var last = Start("--resume");
        last.Wait().AssertSucceeded();

        AssertWhole();
    }

    [Test]
    public void LongEpisode_IsLeftWithinMoments()
    {
        const string Long = """
            name: long
            system: { kind: chain, stations: 4 }
            controllers: { rule: { kind: makeToOrder } }
            baseline: rule
            test: { episodes: 2, periods: 1000000 }
            """;
        var file = place.Write("long.yaml", Long);
        using (var process = new ProgramProcess("run", file, "--out", Folder, "--jobs", "1"))
        {
            process.WaitUntil(() => File.Exists(place["run", "record.json"]));
            process.Send("INT");
            process.Wait().AssertFailed(1, "Stopping; a second signal", "--resume");
        }
        Assert.That(RunRecord.Read(place["run", "record.json"]).Status, Is.EqualTo(RunStatus.Stopped));
    }

    private ProgramProcess Start(params string[] options) => Start("--jobs", "1", options);

    private ProgramProcess Start(string option, string value, string[] more) =>
        new(["run", definition, "--out", Folder, option, value, .. more]);

    private void AssertWhole()
    {
        Assert.That(TestRun.ResultsOf(Folder), Is.EqualTo(whole));
        Assert.That(RunRecord.Read(place["run", "record.json"]).Status, Is.EqualTo(RunStatus.Finished));
        Assert.That(
            Directory.EnumerateFiles(Folder, "*.unfinished", SearchOption.AllDirectories),
            Is.Empty,
            "Something unfinished is left."
        );
    }
}
