using System.Text.Json;

namespace ProcessChain.Tests;

internal sealed class BoundCommandTests
{
    private const string Chain = """
        name: small
        system: { kind: chain, stations: 2, demand: { kind: uniform } }
        baseline: optimal
        controllers: { optimal: { kind: optimal, demand: { kind: uniform, interval: [5, 15] } } }
        """;

    [Test]
    public void Bound_PrintsAndWritesBothBrackets()
    {
        using var place = new TemporaryFolder();
        var path = place["new", "bound.json"];
        var outcome = CommandOutcome.Of("bound", place.Write("small.yaml", Chain), "--out", path).AssertSucceeded();
        Assert.That(outcome.Output, Does.Contain("long-run: the optimum in the long run is ").And.Contains("4.30020"));
        var bound = JsonDocument
            .Parse(File.ReadAllText(path))
            .RootElement.GetProperty("bounds")
            .GetProperty("long-run");
        double Lower(string key) => bound.GetProperty(key).GetProperty("lower").GetDouble();
        Assert.Multiple(() =>
        {
            Assert.That(bound.GetProperty("kind").GetString(), Is.EqualTo("optimum"));
            Assert.That(Lower("lowerBound"), Is.EqualTo(4.300195).Within(1e-5));
            Assert.That(Lower("value"), Is.GreaterThanOrEqualTo(Lower("lowerBound")));
        });
        CommandOutcome.Of("bound", "four-stations", "--out", path).AssertFailed(2, path, "nothing is overwritten");
    }

    [Test]
    public void LongChain_HasABoundAndNoOptimum()
    {
        using var place = new TemporaryFolder();
        var chain = place.Write("long.yaml", Chain.Replace("stations: 2", "stations: 12", StringComparison.Ordinal));
        var outcome = CommandOutcome.Of("bound", chain, "--out", place["bound.json"]).AssertSucceeded();
        Assert.That(outcome.Output, Does.Contain("a bound in the long run is 7.72346").And.Contains("too many states"));
        var bounds = JsonDocument.Parse(File.ReadAllText(place["bound.json"])).RootElement.GetProperty("bounds");
        Assert.That(bounds.GetProperty("long-run").GetProperty("kind").GetString(), Is.EqualTo("bound"));
    }

    [TestCase("stations: 2", "stations: 2, transportDays: 3", "transportDays")]
    [TestCase("demand: { kind: uniform }", "demand: { kind: step }", "step")]
    public void WhatCannotBeSolved_EndsWithCodeTwo(string there, string instead, string word)
    {
        using var place = new TemporaryFolder();
        var text = Chain.Replace(there, instead, StringComparison.Ordinal);
        text =
            text[..text.IndexOf("controllers", StringComparison.Ordinal)]
            + "controllers: { optimal: { kind: random } }";
        CommandOutcome.Of("bound", place.Write("other.yaml", text)).AssertFailed(2, word);
    }

    [Test]
    public void OptimalController_IsComparedLikeAnyOther()
    {
        using var place = new TemporaryFolder();
        var text = Chain + "\ntest: { episodes: 2, periods: 100 }\n";
        var outcome = CommandOutcome.Of("run", place.Write("small.yaml", text), "--out", place["run"]);
        Assert.That(outcome.AssertSucceeded().Output, Does.Contain("optimal"));
        CommandOutcome.Of("replay", place["run"]).AssertSucceeded();
    }
}
