using System.Diagnostics;

namespace ProcessChain.Tests;

/// <summary>How fast sweeps are, on a machine that does nothing else.</summary>
[Explicit("Measures time, so it needs a machine that does nothing else; CI does not run it.")]
[Category("Timing")]
internal sealed class SweepSpeedTests
{
    [Test]
    public void FortyPoints_WithTwoJobs_AreNearlyTwiceAsFast()
    {
        var text = SampleSweep
            .Rules.Replace("2..4", "1..10", StringComparison.Ordinal)
            .Replace("periods: 50", "periods: 100000", StringComparison.Ordinal);
        using var place = new TemporaryFolder();
        var definition = place.Write("sweep.yaml", text);
        var (one, two) = (SecondsOf(definition, place["1"], 1), SecondsOf(definition, place["2"], 2));
        TestContext.Out.WriteLine($"{one:0.0} s, {two:0.0} s: {one / two:0.00}");
        Assert.That(one / two, Is.GreaterThanOrEqualTo(1.85));
        Assert.That(SampleSweep.PointsOf(place["2"]), Is.EqualTo(SampleSweep.PointsOf(place["1"])));
    }

    [Test]
    public void TenThousandPointsOfARule_TakeLessThanTwentySeconds()
    {
        using var place = new TemporaryFolder();
        var definition = place.Write(
            "sweep.yaml",
            """
            name: many
            system: { kind: chain, stations: 4 }
            baseline: base
            controllers: { base: { kind: echelonBaseStock, levels: 1..10 } }
            bounds: {}
            test: { episodes: 2, periods: 100 }
            seed: 1..1000
            """
        );
        var seconds = SecondsOf(definition, place["out"], 2);
        TestContext.Out.WriteLine($"{seconds:0.0} s");
        Assert.That(seconds, Is.LessThan(20));
    }

    private static double SecondsOf(string definition, string folder, int jobs)
    {
        var watch = Stopwatch.StartNew();
        CommandOutcome.Of("sweep", definition, "--out", folder, "--jobs", $"{jobs}").AssertSucceeded();
        return watch.Elapsed.TotalSeconds;
    }
}
