using System.Threading;

namespace ProcessChain.Tests;

/// <summary>Disks and folders that fail: a clear message, never a broken file, never a finished point lost.</summary>
[Category("Reliability")]
internal sealed class DiskTests
{
    private static readonly string Many = SampleSweep.Rules.Replace(
        "seed: 1..2",
        "seed: 1..40",
        StringComparison.Ordinal
    );

    private TemporaryFolder place = null!;
    private string definition = "";

    [SetUp]
    public void CreatePlace()
    {
        place = new TemporaryFolder();
        definition = place.Write("sweep.yaml", Many);
    }

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void FullDisk_StopsASweep_ThatGoesOnWithMoreRoom()
    {
        using var disk = new SmallDisk("400k");
        Run("sweep", definition, "--out", disk["out"]).AssertFailed(1, "No space left on device");
        Assert.That(Directory.GetFiles(disk["out", "points"], "*.unfinished"), Is.Empty);
        var kept = Directory.GetFiles(disk["out", "points"], "*.point").ToDictionary(path => path, File.ReadAllBytes);
        Assert.That(kept, Is.Not.Empty);
        Run("sweep", "collect", disk["out"]).AssertFailed(1, "No space left on device");

        disk.Change("size=100m");
        Run("sweep", "resume", disk["out"]).AssertSucceeded();
        Assert.That(kept.All(file => File.ReadAllBytes(file.Key).SequenceEqual(file.Value)));
        AssertWhole(disk["out"]);
    }

    [Test]
    public void FullDisk_StopsARun_ThatGoesOnWithMoreRoom()
    {
        var run = place.Write("run.yaml", TinyExperiment.Text);
        using var disk = new SmallDisk("150k");
        Run("run", run, "--out", disk["out"]).AssertFailed(1, "No space left on device");
        disk.Change("size=100m");
        Run("run", run, "--out", disk["out"], "--resume").AssertSucceeded();
        Run("run", run, "--out", place["whole"]).AssertSucceeded();
        Assert.That(TestRun.ResultsOf(disk["out"]), Is.EqualTo(TestRun.ResultsOf(place["whole"])));
    }

    [Test]
    public void FolderThatCannotBeWritten_IsTold_AndCanBeRead()
    {
        using var disk = new SmallDisk("100m");
        Run("sweep", definition, "--out", disk["out"]).AssertSucceeded();
        File.Delete(Directory.GetFiles(disk["out", "points"]).Order().First());
        disk.Change("ro");
        Run("sweep", definition, "--out", disk["new"]).AssertFailed(2, "Read-only file system");
        Run("run", place.Write("run.yaml", TinyExperiment.Text), "--out", disk["new"])
            .AssertFailed(2, "Read-only file system");
        Run("sweep", "resume", disk["out"]).AssertFailed(2, "Read-only file system");
        Run("sweep", "collect", disk["out"]).AssertFailed(1, "Read-only file system");
        Assert.That(Run("sweep", "status", disk["out"]).AssertSucceeded().Output, Does.Contain("239 of 240 points"));
    }

    [Test]
    public void TwoProcesses_InOneFolder_DoTheWorkOnce()
    {
        SweepFolder.Create(place["out"], definition, preset: null, []);
        using var one = new ProgramProcess("sweep", "resume", place["out"]);
        using var other = new ProgramProcess("sweep", "resume", place["out"]);
        CommandOutcome[] outcomes = [one.Wait(), other.Wait()];
        foreach (var refused in outcomes.Where(outcome => outcome.ExitCode != 0))
            refused.AssertFailed(2, "another process");
        Assert.That(outcomes.Select(outcome => outcome.ExitCode), Has.Some.Zero);
        AssertWhole(place["out"]);
    }

    [Test]
    public void ClockSetBack_ChangesNothing()
    {
        Run("sweep", definition, "--out", place["out"]).AssertSucceeded();
        foreach (var path in Directory.GetFiles(place["out", "points"]).Order().Take(5))
            File.Delete(path);
        foreach (var path in Directory.GetFiles(place["out"], "*", SearchOption.AllDirectories))
            File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddYears(20));
        Run("sweep", "resume", place["out"]).AssertSucceeded();
        AssertWhole(place["out"]);
    }

    [TestCase("de_DE.UTF-8")]
    [TestCase("tr_TR.UTF-8")]
    public void Language_ChangesNothing(string language)
    {
        var environment = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["LC_ALL"] = language,
            ["DOTNET_SYSTEM_GLOBALIZATION_INVARIANT"] = "0",
        };
        string[] arguments = [ProgramProcess.Path, "sweep", definition, "--out", place["out"]];
        using (var process = new ProgramProcess(environment, "dotnet", arguments))
            process.Wait().AssertSucceeded();
        AssertWhole(place["out"]);
    }

    [Test]
    public void KilledWhileItCollects_LeavesNoBrokenTable()
    {
        Run("sweep", definition, "--out", place["out"]).AssertSucceeded();
        var whole = SampleSweep.Collect(place["out"]);
        var random = new Random(20261129);
        for (var kill = 0; kill < 5; kill++)
        {
            using var process = new ProgramProcess("sweep", "collect", place["out"]);
            Thread.Sleep(random.Next(200, 1500));
            process.Kill();
            foreach (var table in new[] { "results.csv", "bounds.csv", "failures.csv" })
                Assert.That(whole, Does.Contain(File.ReadAllText(place["out", table])));
        }
        Assert.That(SampleSweep.Collect(place["out"]), Is.EqualTo(whole));
    }

    private void AssertWhole(string folder)
    {
        CommandOutcome.Of("sweep", definition, "--out", place["undisturbed"]).AssertSucceeded();
        Assert.That(SampleSweep.PointsOf(folder), Is.EqualTo(SampleSweep.PointsOf(place["undisturbed"])));
        Assert.That(SampleSweep.Collect(folder), Is.EqualTo(SampleSweep.Collect(place["undisturbed"])));
    }

    private static CommandOutcome Run(params string[] arguments) => CommandOutcome.Of(arguments);
}
