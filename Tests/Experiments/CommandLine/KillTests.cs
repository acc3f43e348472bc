using System.Threading;

namespace ProcessChain.Tests;

/// <summary>The real program is killed again and again while it trains and writes a checkpoint after every episode.</summary>
[Platform(Exclude = "Win", Reason = "SIGKILL is sent as Unix does.")]
[Category("Reliability")]
internal sealed class KillTests
{
    private const int Seed = 20260214;

    private TemporaryFolder place = null!;

    private string Folder => place["run"];

    [SetUp]
    public void CreatePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [TestCase(12, 200)]
    [TestCase(200, 4000, Explicit = true, Category = "Slow", Reason = "takes minutes")]
    public void KilledAgainAndAgain_GivesTheBytesOfAnUndisturbedRun(int kills, int episodes)
    {
        var definition = place.Write("definition.yaml", Definition(episodes));
        using (var undisturbed = Start(definition, place["whole"]))
            undisturbed.Wait().AssertSucceeded();

        var random = new Random(Seed);
        var inWriting = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = Start(definition, Folder, ["--checkpoint-every", "0", .. ResumeIfBegun()]);
            AwaitSomeMoment(process, random);
            Assert.That(process.HasExited, Is.False, $"kill {kill}: it ended by itself; the training is too short.");
            process.Kill();
            inWriting += UnfinishedFiles() > 0 ? 1 : 0;
        }
        TestContext.Out.WriteLine($"{kills} kills, {inWriting} of them while a file was being written");
        if (kills >= 100)
            Assert.That(inWriting, Is.Positive, "kills while a file was being written");
        using (var last = Start(definition, Folder, [.. ResumeIfBegun()]))
            last.Wait().AssertSucceeded();

        Assert.That(TestRun.ResultsOf(Folder), Is.EqualTo(TestRun.ResultsOf(place["whole"])));
        foreach (var name in new[] { "recommended", "prioritised", "kerasRl" })
            Assert.That(Agent(Folder, name), Is.EqualTo(Agent(place["whole"], name)), name);
        Assert.That(UnfinishedFiles(), Is.Zero);
    }

    private static string Definition(int episodes) =>
        $$"""
            name: kills
            controllers:
              make-to-order: { kind: makeToOrder }
              recommended: { kind: deepQ, preset: recommended, hiddenLayers: [16], batchSize: 16, memoryCapacity: 1000 }
              prioritised: { kind: deepQ, preset: recommended, hiddenLayers: [16], batchSize: 16, memoryCapacity: 1000, replay: prioritised }
              kerasRl: { kind: deepQ, preset: kerasRl, batchSize: 16, memoryCapacity: 1000, targetInterval: 500 }
            baseline: make-to-order
            system: { kind: chain, stations: 2 }
            training: { episodes: {{episodes}}, warmUpEpisodes: 2, periods: 60, validationEpisodes: 1, validateEvery: 10 }
            test: { episodes: 3, periods: 60 }
            seed: 11
            """;

    /// <summary>Mostly a random moment after at least one more episode was saved, sometimes one in the program's beginning.</summary>
    private void AwaitSomeMoment(ProgramProcess process, Random random)
    {
        if (random.Next(5) == 0)
        {
            Thread.Sleep(random.Next(300));
            return;
        }
        var before = TestRun.LastCheckpoint(Folder);
        process.WaitUntil(() => TestRun.LastCheckpoint(Folder) > before);
        Thread.Sleep(random.Next(25));
    }

    private static ProgramProcess Start(string definition, string folder, params string[] options) =>
        new(["run", definition, "--out", folder, "--jobs", "2", .. options]);

    private string[] ResumeIfBegun() => RunFolder.IsRun(Folder) ? ["--resume"] : [];

    private static byte[] Agent(string folder, string name) =>
        File.ReadAllBytes(Path.Combine(folder, "checkpoints", name + ".1.agent"));

    private int UnfinishedFiles() => TestRun.Files(Folder, "*.unfinished").Count();
}
