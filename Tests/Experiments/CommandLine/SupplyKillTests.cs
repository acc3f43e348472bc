using System.Threading;

namespace ProcessChain.Tests;

/// <summary>The real program is killed or stopped while it trains on a supply system, and taken up again.</summary>
[Platform(Exclude = "Win", Reason = "Signals are sent as Unix does.")]
internal sealed class SupplyKillTests
{
    private const int Kills = 4;

    private TemporaryFolder place = null!;
    private string definition = "";
    private string whole = "";

    private string Folder => place["run"];

    [OneTimeSetUp]
    public void RunUninterrupted()
    {
        ProgramProcess.NeedsSignals();
        place = new TemporaryFolder();
        var text = TinySupply.Text.Replace("iterations: 3", "iterations: 400", StringComparison.Ordinal);
        definition = place.Write("definition.yaml", text);
        using var process = new ProgramProcess("run", definition, "--out", place["whole"], "--jobs", "2");
        process.Wait().AssertSucceeded();
        whole = TestRun.ResultsOf(place["whole"]);
    }

    [OneTimeTearDown]
    public void DeletePlace() => place?.Dispose();

    [TearDown]
    public void DeleteRun() => Directory.Delete(Folder, recursive: true);

    [Test]
    public void KilledAgainAndAgain_GivesTheBytesOfAnUndisturbedRun()
    {
        var random = new Random(20260214);
        for (var kill = 0; kill < Kills; kill++)
        {
            var before = TestRun.LastCheckpoint(Folder);
            using var process = Start();
            process.WaitUntil(() => TestRun.LastCheckpoint(Folder) > before);
            Thread.Sleep(random.Next(25));
            Assert.That(process.HasExited, Is.False, $"kill {kill}: it ended by itself; the training is too short.");
            process.Kill();
        }
        using var last = Start();
        last.Wait().AssertSucceeded();
        AssertWhole();
    }

    [Test]
    public void Stopped_TellsHowToGoOn_AndResumesToTheSameResults()
    {
        using (var process = Start())
        {
            process.WaitUntil(() => TestRun.LastCheckpoint(Folder) > DateTime.MinValue);
            process.Send("INT");
            process.Wait().AssertFailed(1, "--resume", Folder);
        }
        Assert.That(RunRecord.Read(place["run", "record.json"]).Status, Is.EqualTo(RunStatus.Stopped));
        using var last = Start();
        last.Wait().AssertSucceeded();
        AssertWhole();
    }

    [Test]
    public void DamagedCheckpoint_IsRefused_AndNothingIsChanged()
    {
        using (var process = Start())
        {
            process.WaitUntil(() => TestRun.LastCheckpoint(Folder) > DateTime.MinValue);
            process.Kill();
        }
        var checkpoint = TestRun.Files(Folder, "*.checkpoint").First();
        File.WriteAllBytes(checkpoint, File.ReadAllBytes(checkpoint)[..^5]);
        var before = TemporaryFolder.ContentOf(Folder);
        using var again = Start();
        again.Wait().AssertFailed(2, checkpoint, "truncated", "Delete it");
        Assert.That(TemporaryFolder.ContentOf(Folder), Is.EqualTo(before));
    }

    private ProgramProcess Start() =>
        new(["run", definition, "--out", Folder, "--jobs", "2", "--checkpoint-every", "0", .. ResumeIfBegun()]);

    private string[] ResumeIfBegun() => RunFolder.IsRun(Folder) ? ["--resume"] : [];

    private void AssertWhole()
    {
        Assert.That(TestRun.ResultsOf(Folder), Is.EqualTo(whole));
        foreach (var agent in TestRun.Files(place["whole"], "*.agent"))
            Assert.That(
                File.ReadAllBytes(place["run", "checkpoints", Path.GetFileName(agent)]),
                Is.EqualTo(File.ReadAllBytes(agent))
            );
    }
}
