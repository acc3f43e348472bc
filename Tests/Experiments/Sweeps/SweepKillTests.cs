using System.Threading;

namespace ProcessChain.Tests;

/// <summary>The real program is killed or stopped in the middle of a sweep, and takes it up again.</summary>
[Category("Reliability")]
[Platform(Exclude = "Win", Reason = "Signals are sent as Unix does.")]
internal sealed class SweepKillTests
{
    private const string Text = """
        name: kills
        system: { kind: chain, stations: 2 }
        baseline: make-to-order
        controllers:
          make-to-order: { kind: makeToOrder }
          learner: { kind: deepQ, preset: recommended, hiddenLayers: [16], batchSize: 16, learningRate: { grid: [1e-4, 1e-3, 1e-2] } }
        bounds: {}
        training: { episodes: 150, warmUpEpisodes: 2, periods: 60, validationEpisodes: 1, validateEvery: 50 }
        test: { episodes: 3, periods: 60 }
        seed: 1..4
        """;

    [Test]
    public void KilledAgainAndAgain_GivesTheTablesOfAnUndisturbedSweep()
    {
        using var place = new TemporaryFolder();
        var definition = place.Write("sweep.yaml", Text);
        using (var undisturbed = new ProgramProcess("sweep", definition, "--out", place["whole"], "--jobs", "2"))
            undisturbed.Wait().AssertSucceeded();
        var random = new Random(20261128);
        for (var kill = 0; kill < 4; kill++)
        {
            var done = DoneIn(place["out"]);
            using var process = IsBegun(place["out"])
                ? new ProgramProcess("sweep", "resume", place["out"], "--jobs", "2")
                : new ProgramProcess("sweep", definition, "--out", place["out"], "--jobs", "2");
            process.WaitUntil(() => IsBegun(place["out"]) && DoneIn(place["out"]) > done);
            Thread.Sleep(random.Next(100));
            Assert.That(process.HasExited, Is.False, $"kill {kill}: it ended by itself.");
            process.Kill();
        }
        using (var last = new ProgramProcess("sweep", "resume", place["out"], "--jobs", "2"))
            last.Wait().AssertSucceeded();

        Assert.That(SampleSweep.Collect(place["out"]), Is.EqualTo(SampleSweep.Collect(place["whole"])));
        Assert.That(SampleSweep.PointsOf(place["out"]), Is.EqualTo(SampleSweep.PointsOf(place["whole"])));
    }

    [Test]
    public void Stopped_KeepsWhatIsFinished_AndTellsHowToGoOn()
    {
        ProgramProcess.NeedsSignals();
        using var place = new TemporaryFolder();
        var definition = place.Write("sweep.yaml", Text);
        using (var process = new ProgramProcess("sweep", definition, "--out", place["out"], "--jobs", "1"))
        {
            process.WaitUntil(() => DoneIn(place["out"]) > 1);
            process.Send("INT");
            process.Wait().AssertFailed(1, "sweep resume");
        }
        Assert.That(DoneIn(place["out"]), Is.InRange(2, 11));
    }

    private static bool IsBegun(string folder) => File.Exists(Path.Combine(folder, "sweep.json"));

    private static int DoneIn(string folder) =>
        IsBegun(folder) ? Directory.GetFiles(Path.Combine(folder, "points"), "*.point").Length : 0;
}
