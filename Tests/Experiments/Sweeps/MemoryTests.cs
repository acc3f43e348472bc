using System.Threading;

namespace ProcessChain.Tests;

/// <summary>Sweeps keep to the memory that they are given.</summary>
internal sealed class MemoryTests
{
    private const long Limit = 1000;

    [Test]
    public void Work_BeginsSideBySide_AsLongAsWhatWasTakenFits()
    {
        long used = 400;
        var gate = new MemoryGate(Limit, () => Volatile.Read(ref used));
        var (first, second) = (gate.Enter(), gate.Enter());
        Volatile.Write(ref used, 900);
        var third = Task.Run(gate.Enter);
        Assert.That(third.Wait(TimeSpan.FromMilliseconds(1500)), Is.False, "900 and the half of it do not fit.");
        first.Dispose();
        second.Dispose();
        Assert.That(third.Wait(TimeSpan.FromSeconds(30)), "One is always let in.");
    }

    [Test]
    public void Sweep_TakesNoMoreThanItsLimit_AndGivesTheSame()
    {
        using var place = new TemporaryFolder();
        var definition = place.Write("sweep.yaml", SampleSweep.Rules);
        using (
            var limited = new ProgramProcess(
                "sweep",
                definition,
                "--out",
                place["a"],
                "--jobs",
                "2",
                "--memory",
                "256M"
            )
        )
            Assert.That(limited.Wait().AssertSucceeded().Output, Does.Contain("2 threads and 256 MB"));
        CommandOutcome.Of("sweep", definition, "--out", place["b"]).AssertSucceeded();
        Assert.That(SampleSweep.PointsOf(place["a"]), Is.EqualTo(SampleSweep.PointsOf(place["b"])));
    }

    [Test]
    public void Point_ThatNeedsMore_FailsWithAMessage_AndStopsNoOther()
    {
        using var place = new TemporaryFolder();
        var definition = place.Write(
            "sweep.yaml",
            SampleSweep
                .With("1e-4", "training: { episodes: 2, warmUpEpisodes: 1, periods: 40 }\nseed: 1..2")
                .Replace(
                    "learningRate",
                    "memoryCapacity: { grid: [1000, 15000000] }, learningRate",
                    StringComparison.Ordinal
                )
        );
        using var process = new ProgramProcess("sweep", definition, "--out", place["out"], "--memory", "300M");
        process.Wait().AssertFailed(1, "There was not enough memory: fewer --jobs, or more --memory.");
        Assert.That(Directory.GetFiles(place["out", "points"], "*.point"), Has.Length.EqualTo(4));
    }

    [TestCase("4")]
    [TestCase("G")]
    [TestCase("-1G")]
    [TestCase("100M")]
    public void Memory_ThatIsNone_IsRefused(string text) =>
        CommandOutcome.Of("sweep", "x.yaml", $"--memory={text}").AssertFailed(2, "a whole number with M or G");
}
