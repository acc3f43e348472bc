namespace ProcessChain.Tests;

/// <summary>Traces of the chain model, computed by an independent simulator.</summary>
[Category("Golden")]
internal sealed class ChainGoldenTests
{
    private const double Tolerance = 1e-9;

    private static IEnumerable<TestCaseData> Cases() => GoldenCases.Files("chain");

    [TestCaseSource(nameof(Cases))]
    public void Case_ThroughHook_GivesTheReference(string file)
    {
        var played = ChainCase.Read(file);
        AssertEqual(ChainCasePlayer.ThroughHook(played), played.Expected!);
    }

    [TestCaseSource(nameof(Cases))]
    public void Case_ThroughEnvironment_GivesTheReference(string file)
    {
        var played = ChainCase.Read(file);
        AssertEqual(ChainCasePlayer.ThroughEnvironment(played), played.Expected!);
    }

    private static void AssertEqual(ChainCaseResult actual, ChainCaseResult expected)
    {
        Assert.Multiple(() =>
        {
            Assert.That(actual.Observations, Has.Length.EqualTo(expected.Observations.Length));
            for (var step = 0; step < expected.Observations.Length; step++)
            {
                Assert.That(
                    actual.Observations[step],
                    Is.EqualTo(expected.Observations[step]).Within(Tolerance),
                    $"observation {step}"
                );
            }
            Assert.That(actual.Rewards, Is.EqualTo(expected.Rewards).Within(Tolerance), "rewards");
            Assert.That(actual.StorageCost, Is.EqualTo(expected.StorageCost).Within(Tolerance), "storage cost");
            Assert.That(actual.LateCost, Is.EqualTo(expected.LateCost).Within(Tolerance), "late cost");
            Assert.That(actual.Delivered, Is.EqualTo(expected.Delivered), "delivered");
        });
    }
}
