using System.Text.Json.Nodes;

namespace ProcessChain.Tests;

/// <summary>Cases of OR-Gym's InvManagement, as the command <c>replay</c> plays them.</summary>
internal sealed class InventoryReplayTests
{
    private const string Demand = ",\n  \"demand\": [10, 4]";

    private const string Case = """
        {
          "env": "InvManagement-v0", "np_random_seed": 42,
          "config": {
            "periods": 2, "I0": [5], "p": 2.9, "r": [1.5, 1], "k": [0.25, 0], "h": [0.5], "c": [100], "L": [0],
            "alpha": 0.5, "dist": 1, "dist_param": {"mu": 20}
          },
          "actions": [[3.5], [9]],
          "demand": [10, 4]
        }
        """;

    private static readonly string[] Members =
    [
        "demand",
        "I",
        "T",
        "R",
        "S",
        "B",
        "LS",
        "P",
        "state",
        "done",
        "total_reward",
    ];

    private TemporaryFolder place = null!;

    [SetUp]
    public void CreatePlace() => place = new TemporaryFolder();

    [TearDown]
    public void DeletePlace() => place.Dispose();

    /// <summary>
    /// The price is cut to 2 and the order to 3. Period 0: 8 of 10 are sold: 16 − 3 − 0.5. Period 1, at half: 4 and the 2 owed
    /// are sold, 9 bought, 3 kept: 12 − 9 − 1.5.
    /// </summary>
    [Test]
    public void CaseWithBacklog_GivesWhatWasComputedByHand()
    {
        var result = Played(Case);
        Assert.Multiple(() =>
        {
            Assert.That(result.AsObject().Select(member => member.Key), Is.EquivalentTo(Members));
            Assert.That(Text(result, "demand"), Is.EqualTo("[10,4]"));
            Assert.That(Text(result, "I"), Is.EqualTo("[[5],[0],[3]]"));
            Assert.That(Text(result, "T"), Is.EqualTo("[[0],[0],[0]]"));
            Assert.That(Text(result, "R"), Is.EqualTo("[[3],[9]]"));
            Assert.That(Text(result, "S"), Is.EqualTo("[[8,3],[6,9]]"));
            Assert.That(Text(result, "B"), Is.EqualTo("[[2,0],[0,0]]"));
            Assert.That(Text(result, "LS"), Is.EqualTo("[[0,0],[0,0]]"));
            Assert.That(Text(result, "P"), Is.EqualTo("[12.5,0.75]"));
            Assert.That(Text(result, "state"), Is.EqualTo("[[5],[0],[3]]"));
            Assert.That(Text(result, "done"), Is.EqualTo("[false,true]"));
            Assert.That(Text(result, "total_reward"), Is.EqualTo("13.25"));
        });
    }

    /// <summary>What lacks is lost, also where the configuration says backlog; 4 are sold and 5 kept: (8 − 9 − 2.5) / 2.</summary>
    [Test]
    public void CaseWithoutBacklog_LosesWhatLacks()
    {
        var text = Case.Replace("v0", "v1", StringComparison.Ordinal);
        foreach (
            var given in new[] { text, text.Replace("\"I0\"", "\"backlog\": true, \"I0\"", StringComparison.Ordinal) }
        )
        {
            var result = Played(given, $"out{given.Length}");
            Assert.That(Text(result, "S"), Is.EqualTo("[[8,3],[4,9]]"));
            Assert.That(Text(result, "LS"), Is.EqualTo("[[2,0],[0,0]]"));
            Assert.That(Text(result, "B"), Is.EqualTo("[[0,0],[0,0]]"));
            Assert.That(Text(result, "P"), Is.EqualTo("[12.5,-1.75]"));
        }
    }

    [Test]
    public void CaseWithoutDemand_DrawsItAsNumpyDoes() =>
        Assert.That(Text(Played(Without(Demand)), "demand"), Is.EqualTo("[23,15]"));

    [Test]
    public void CaseWithoutDemand_TakesTheOneOfItsConfiguration()
    {
        var given = Without(Demand)
            .Replace(
                "\"dist\": 1, \"dist_param\": {\"mu\": 20}",
                "\"dist\": 5, \"user_D\": [7, 8]",
                StringComparison.Ordinal
            )
            .Replace("\"np_random_seed\": 42,", "", StringComparison.Ordinal);
        Assert.That(Text(Played(given), "demand"), Is.EqualTo("[7,8]"));
    }

    [TestCase("")]
    [TestCase("\"user_D\": [0, 0], ")]
    public void CaseWithNeitherDemandNorSeed_IsRefused(string userDemand)
    {
        var nothing = Without(Demand)
            .Replace("\"np_random_seed\": 42,", "", StringComparison.Ordinal)
            .Replace("\"dist\": 1", userDemand + "\"dist\": 1", StringComparison.Ordinal);
        Replay(nothing, "nothing").AssertFailed(2, "case.json", "demand: is missing", "np_random_seed");
    }

    [Test]
    public void MissingConfiguration_IsOrGyms()
    {
        var actions = string.Join(", ", Enumerable.Repeat("[20, 20, 20]", 30));
        var result = Played($"{{\"env\": \"InvManagement-v0\", \"np_random_seed\": 0, \"actions\": [{actions}]}}");
        Assert.That(Text(result, "I"), Does.StartWith("[[100,100,200],"));
        Assert.That(result["state"]![0]!.AsArray(), Has.Count.EqualTo(33));
    }

    [TestCase("P")]
    [TestCase("S")]
    [TestCase("total_reward")]
    public void AlteredExpectation_IsToldAndFails(string key)
    {
        var altered = JsonNode.Parse(Case)!;
        var told = Played(Case)[key]!.DeepClone();
        altered[key] = told;
        Assert.That(Replay(altered.ToJsonString(), "same").ExitCode, Is.Zero);
        var at = told;
        while (at is JsonArray row)
            at = row[^1]!;
        at.ReplaceWith(at.GetValue<double>() + 1e-6);
        var outcome = Replay(altered.ToJsonString(), "altered");
        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Contain($"differs from what it expects: {key}"));
    }

    [TestCase("InvManagement-v0", "InvManagement-v2", "env: is InvManagement-v2")]
    [TestCase("InvManagement-v0", "CartPole-v0", "chain case")]
    [TestCase("\"np_random_seed\": 42", "\"np_random_seed\": -1", "np_random_seed: is -1")]
    [TestCase("\"np_random_seed\": 42", "\"np_random_seed\": 4294967296", "np_random_seed: is 4294967296")]
    [TestCase("\"np_random_seed\": 42", "\"np_random_seed\": 4.5", "$.np_random_seed")]
    [TestCase("\"periods\": 2", "\"periods\": 3", "actions: has 2 rows")]
    [TestCase("\"periods\": 2", "\"periods\": 1e300", "config.periods")]
    [TestCase("[[3.5], [9]]", "[[3.5], [9, 1]]", "actions[1]: has 2 values; 1 are needed")]
    [TestCase("[[3.5], [9]]", "[[3.5], null]", "actions[1]: has 0 values")]
    [TestCase("[[3.5], [9]]", "[[3.5], [\"9\"]]", "$.actions[1][0]")]
    [TestCase("[[3.5], [9]]", "[[3.5], [1e999]]", "actions[1]: has the value")]
    [TestCase("[[3.5], [9]]", "null", "actions")]
    [TestCase("\"actions\"", "\"action\"", "actions")]
    [TestCase("[10, 4]", "[10]", "demand: has 1 values; 2 are needed")]
    [TestCase("[10, 4]", "[10, 4.5]", "$.demand[1]")]
    [TestCase("\"dist\": 1", "\"dist\": 2", "The demand binom")]
    [TestCase("\"dist\": 1", "\"dist\": 6", "dist is 6; 1 to 5 are allowed")]
    [TestCase("\"dist\": 1", "\"dist\": 5", "user_D is missing")]
    [TestCase("\"dist\": 1, \"dist_param\": {\"mu\": 20}", "\"dist\": 4", "dist_param is missing; dist 4 needs it")]
    [TestCase("\"dist\": 1", "\"dist\": 5, \"user_D\": [1]", "list: has 1 values")]
    [TestCase("{\"mu\": 20}", "{\"lambda\": 20}", "config")]
    [TestCase("{\"mu\": 20}", "{\"mu\": -20}", "config.demand.mean: is -20")]
    [TestCase("{\"mu\": 20}", "7", "config")]
    [TestCase("\"I0\": [5]", "\"I0\": [-5]", "config.initialInventory: is -5")]
    [TestCase("\"I0\": [5]", "\"I0\": null", "I0")]
    [TestCase("\"c\": [100]", "\"c\": [100, 1]", "config.supplyCapacity: has 2 values")]
    [TestCase("\"L\": [0]", "\"L\": [0.5]", "$.config.L[0]")]
    [TestCase("\"alpha\": 0.5", "\"alpha\": 1.5", "config.discount: is 1.5")]
    [TestCase("\"p\": 2.9", "\"p\": 1e999", "config.price")]
    public void BrokenCase_IsNamed(string there, string instead, string word)
    {
        var at = Case.IndexOf(there, StringComparison.Ordinal);
        Assert.That(at, Is.Not.Negative);
        Replay(Case[..at] + instead + Case[(at + there.Length)..], "broken").AssertFailed(2, "case.json", word);
    }

    private static string Without(string part) =>
        Case.ReplaceLineEndings("\n").Replace(part, "", StringComparison.Ordinal);

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
