using System.Text.Json;

namespace ProcessChain.Tests;

internal sealed class BoundCommandTests
{
    private const string Chain = """
        name: small
        chain: { stations: 2 }
        customer: { kind: uniform }
        baseline: optimal
        controllers: { optimal: { kind: optimal, customer: { kind: uniform, interval: [5, 15] } } }
        """;

    [Test]
    public void Bound_PrintsAndWritesBothBrackets()
    {
        using var place = new TemporaryFolder();
        var path = place["new", "bound.json"];
        var outcome = CommandOutcome.Of("bound", place.Write("small.yaml", Chain), "--out", path).AssertSucceeded();
        Assert.That(outcome.Output, Does.Contain("Lower bound: 4.30020").And.Contains("Optimum (2 decisions a day)"));
        var json = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        Assert.Multiple(() =>
        {
            Assert.That(json.GetProperty("lowerBound")[0].GetDouble(), Is.EqualTo(4.300195).Within(1e-5));
            Assert.That(
                json.GetProperty("optimum")[1].GetDouble(),
                Is.GreaterThanOrEqualTo(json.GetProperty("lowerBound")[0].GetDouble())
            );
            Assert.That(json.GetProperty("decisionsPerDay").GetInt32(), Is.EqualTo(2));
        });
        CommandOutcome.Of("bound", "four-stations", "--out", path).AssertFailed(2, path, "nothing is overwritten");
    }

    [Test]
    public void LongChain_HasABoundAndNoOptimum()
    {
        using var place = new TemporaryFolder();
        var outcome = CommandOutcome.Of("bound", "eight-stations", "--out", place["bound.json"]).AssertSucceeded();
        Assert.That(outcome.Output, Does.Contain("7.12878").And.Contains("chain.stations is 8"));
        var json = JsonDocument.Parse(File.ReadAllText(place["bound.json"])).RootElement;
        Assert.That(json.GetProperty("optimum").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [TestCase("stations: 2", "stations: 2, transportDays: 3", "chain.transportDays")]
    [TestCase("customer: { kind: uniform }", "customer: { kind: step }", "'step'")]
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
        var text = Chain + "\ntest: { episodes: 2, days: 100 }\n";
        var outcome = CommandOutcome.Of("run", place.Write("small.yaml", text), "--out", place["run"]);
        Assert.That(outcome.AssertSucceeded().Output, Does.Contain("optimal"));
        CommandOutcome.Of("replay", place["run"]).AssertSucceeded();
    }
}
