using System.Text.Json.Nodes;

namespace ProcessChain.Tests;

/// <summary>Cases of OR-Gym's NetworkManagement, as the command <c>replay</c> plays them.</summary>
internal sealed class NetworkReplayTests
{
    private const string Case = """
        {
          "env": "NetworkManagement-v0", "num_periods": 2, "np_random_seed": 42,
          "graph": {
            "nodes": [{"id": 0}, {"id": 1, "I0": 10, "h": 0.5}, {"id": 2, "I0": 8, "h": 0.25, "C": 5, "o": 0.5, "v": 0.5}, {"id": 3}],
            "edges": [
              {"src": 1, "dst": 0, "p": 3, "b": 1, "demand_dist": "poisson", "dist_param": {"mu": 20}, "user_D": 0},
              {"src": 2, "dst": 1, "L": 1, "p": 2, "g": 0.25},
              {"src": 3, "dst": 2, "L": 0, "p": 1, "g": 0}
            ]
          },
          "actions": [[3.5, 6], [9, 0]],
          "demand": [[4], [9]]
        }
        """;

    private TemporaryFolder place = null!;

    [SetUp]
    public void CreatePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    /// <summary>
    /// Period 0: 4 (3.5 rounded) go to 1, so 2 has 8 + 6 − 8 = 6; 1 sells 4 and keeps 6. Period 1: 2 ships min(9, 5, 3) = 3;
    /// 1 gets 4 and sells 9 of them.
    /// </summary>
    [Test]
    public void SmallCase_GivesWhatWasComputedByHand()
    {
        var result = Played(Case);
        Assert.Multiple(() =>
        {
            Assert.That(Text(result, "X"), Is.EqualTo("[[10,8],[6,6],[1,0]]"));
            Assert.That(Text(result, "Y"), Is.EqualTo("[[0,0],[4,0],[3,0]]"));
            Assert.That(Text(result, "R"), Is.EqualTo("[[4,6],[3,0]]"));
            Assert.That(Text(result, "S"), Is.EqualTo("[[4,4,6],[9,3,0]]"));
            Assert.That(Text(result, "U"), Is.EqualTo("[[0],[0]]"));
            // 3·4 − 2·4 − 0.5·6 − 0.25·4 and 2·4 − 1·6 − 0.5/0.5·4 − 0.25·6, then 27 − 6 − 0.5 − 0.75 and 6 − 3.
            Assert.That(Text(result, "P"), Is.EqualTo("[[0,-3.5],[19.75,3]]"));
            Assert.That(Text(result, "reward"), Is.EqualTo("[-3.5,22.75]"));
            Assert.That(Text(result, "state"), Is.EqualTo("[[0,10,8,0],[0,6,6,0],[0,6,6,0]]"));
            Assert.That(Text(result, "done"), Is.EqualTo("[false,true]"));
            Assert.That(Text(result, "reorder_links"), Is.EqualTo("[[2,1],[3,2]]"));
            Assert.That(Text(result, "action_high0"), Is.EqualTo("20"));
            Assert.That(Text(result, "total_reward"), Is.EqualTo("19.25"));
        });
    }

    [Test]
    public void CaseWithoutDemand_DrawsItAsNumpyDoes()
    {
        var result = Played(Case.Replace(",\n  \"demand\": [[4], [9]]", "", StringComparison.Ordinal));
        Assert.That(Text(result, "demand"), Is.EqualTo("[[23],[15]]"));
    }

    [Test]
    public void KnownDemand_ReplacesTheDistribution_UnlessItIsNothingButZeros()
    {
        string With(string known) =>
            Case.Replace(",\n  \"demand\": [[4], [9]]", "", StringComparison.Ordinal)
                .Replace("\"user_D\": 0", $"\"user_D\": {known}", StringComparison.Ordinal);
        Assert.That(Text(Played(With("[7, 8]"), "a"), "demand"), Is.EqualTo("[[7],[8]]"));
        Assert.That(Text(Played(With("[0, 0]"), "b"), "demand"), Is.EqualTo("[[23],[15]]"));
    }

    [Test]
    public void UnorderedGraph_IsPlayedInTheOrderOfNetworkx()
    {
        var graph = JsonNode.Parse(Case)!;
        var edges = graph["graph"]!["edges"]!.AsArray();
        var first = edges[0]!;
        edges.RemoveAt(0);
        edges.Add(first);
        Assert.That(Text(Played(graph.ToJsonString()), "S"), Is.EqualTo("[[4,4,6],[9,3,0]]"));
    }

    [TestCase("X")]
    [TestCase("reward")]
    [TestCase("total_reward")]
    [TestCase("reorder_links")]
    public void AlteredExpectation_IsToldAndFails(string key)
    {
        var altered = JsonNode.Parse(Case)!;
        var told = Played(Case)[key]!.DeepClone();
        altered[key] = told;
        Assert.That(Replay(altered.ToJsonString(), "same").ExitCode, Is.Zero);
        var at = told;
        while (at is JsonArray { Count: > 0 } row)
            at = row[^1]!;
        at.ReplaceWith(at.GetValue<double>() + 1e-6);
        var outcome = Replay(altered.ToJsonString(), "altered");
        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Contain($"differs from what it expects: {key}"));
    }

    [TestCase("NetworkManagement-v0", "NetworkManagement-v2", "env: is NetworkManagement-v2")]
    [TestCase("\"np_random_seed\": 42", "\"np_random_seed\": -1", "np_random_seed: is -1")]
    [TestCase("\"np_random_seed\": 42", "\"np_random_seed\": 4.5", "$.np_random_seed")]
    [TestCase("\"num_periods\": 2", "\"num_periods\": 3", "actions: has 2 rows")]
    [TestCase("[[3.5, 6], [9, 0]]", "[[3.5, 6], [9]]", "actions[1]: has 1 values; 2 are needed")]
    [TestCase("[[3.5, 6], [9, 0]]", "[[3.5, 6], null]", "actions[1]: has 0 values")]
    [TestCase("[[3.5, 6], [9, 0]]", "[[3.5, 6], [9, 1e999]]", "actions[1]: has the value")]
    [TestCase("[[4], [9]]", "[[4], [9, 1]]", "demand[1]: has 2 values; 1 are needed")]
    [TestCase("[[4], [9]]", "[[4], [9.5]]", "$.demand[1]")]
    [TestCase("\"v\": 0.5", "\"v\": 1.5", "graph.nodes.2.yield: is 1.5")]
    [TestCase("\"v\": 0.5", "\"w\": 0.5", "w")]
    [TestCase("\"src\": 2", "\"src\": 7", "graph.edges[1].src: is 7, which is no node")]
    [TestCase("\"dst\": 2", "\"dst\": 7", "graph.edges[2].dst: is 7, which is no node")]
    [TestCase("{\"id\": 3}", "{\"id\": 2}", "graph.nodes[3]")]
    [TestCase("{\"id\": 3}", "null", "graph.nodes[3]")]
    [TestCase("poisson", "normal", "graph.edges[0]: The demand normal")]
    [TestCase("{\"mu\": 20}", "{\"lambda\": 20}", "graph.edges[0]")]
    [TestCase("{\"mu\": 20}", "{\"mu\": -20}", "demand.mean: is -20")]
    [TestCase("\"user_D\": 0", "\"user_D\": [1]", "demand.list: has 1 values")]
    [TestCase("\"user_D\": 0", "\"user_D\": [1, 2.5]", "graph.edges[0]")]
    [TestCase("\"graph\"", "\"graf\"", "graph")]
    public void BrokenCase_IsNamed(string there, string instead, string word)
    {
        var at = Case.IndexOf(there, StringComparison.Ordinal);
        Assert.That(at, Is.Not.Negative);
        var outcome = Replay(Case[..at] + instead + Case[(at + there.Length)..], "broken");
        Assert.That(outcome.ExitCode, Is.EqualTo(2), outcome.Output);
        Assert.That(outcome.Errors, Does.Contain("case.json").And.Contain(word));
    }

    private static string Text(JsonNode result, string key) => result[key]!.ToJsonString();

    private JsonNode Played(string text, string folder = "out")
    {
        Replay(text, folder).AssertSucceeded();
        return JsonNode.Parse(File.ReadAllText(place[folder, "case.json"]))!;
    }

    private CommandOutcome Replay(string text, string folder)
    {
        File.WriteAllText(place["case.json"], text.ReplaceLineEndings("\n"));
        return CommandOutcome.Of("replay", place["case.json"], "--out", place[folder]);
    }
}
