using System.Text.Json.Nodes;

namespace ProcessChain.Tests;

internal sealed class CaseReplayTests
{
    private const string Case = """
        {
          "kind": "chain", "stations": 1, "lotSize": 5, "days": 4,
          "transportDays": [1, 2], "storageCost": [2], "lateCost": [3, 7],
          "reward": { "totalCostFactor": 0.02, "storageCostFactor": 1, "lateCostFactor": 1 },
          "initialStock": [3], "customerOrders": [[0, 2], [1, 4], [2, 3]], "actions": [1, 0, 0, 1]
        }
        """;

    private TemporaryFolder place = null!;

    [SetUp]
    public void CreatePlace()
    {
        place = new TemporaryFolder();
        Directory.CreateDirectory(place["cases"]);
    }

    [TearDown]
    public void DeletePlace() => place.Dispose();

    [Test]
    public void GoldenCases_GiveWhatTheyExpect_InTheFormOfTheirExpectations()
    {
        var files = GoldenFiles();
        CommandOutcome.Of("replay", Path.GetDirectoryName(files[0])!, "--out", place["out"]).AssertSucceeded();
        Assert.Multiple(() =>
        {
            Assert.That(Directory.GetFiles(place["out"]), Has.Length.EqualTo(files.Length));
            foreach (var file in files)
            {
                var expected = JsonNode.Parse(File.ReadAllText(file))!["expected"]!.AsObject();
                var result = JsonNode.Parse(File.ReadAllText(place["out", Path.GetFileName(file)]))!.AsObject();
                Assert.That(
                    result.Select(entry => entry.Key),
                    Is.EqualTo(new[] { "observations", "rewards", "storageCost", "lateCost", "delivered" })
                );
                foreach (var (key, value) in expected)
                    Assert.That(Numbers(result[key]), Is.EqualTo(Numbers(value)).Within(1e-9), $"{file}: {key}");
            }
        });
    }

    [Test]
    public void SmallCase_GivesWhatWasComputedByHand()
    {
        CommandOutcome.Of("replay", Write("a.json", Case), "--out", place["out"]).AssertSucceeded();
        var result = JsonNode.Parse(File.ReadAllText(place["out", "a.json"]))!;
        Assert.Multiple(() =>
        {
            Assert.That(Numbers(result["storageCost"]), Is.EqualTo(new[] { 2.0, 4, 0, 0 }));
            Assert.That(Numbers(result["lateCost"]), Is.EqualTo(new[] { 0.0, 0, 7, 7 }));
            Assert.That(Numbers(result["delivered"]), Is.EqualTo(new[] { 0.0, 0, 2, 4, 2 }));
            Assert.That(Numbers(result["rewards"]), Is.EqualTo(new[] { 0.96, 0.92, 0.86, 0.86 }).Within(1e-12));
            Assert.That(result["observations"]!.AsArray(), Has.Count.EqualTo(5));
        });
    }

    [TestCase("rewards")]
    [TestCase("storageCost")]
    [TestCase("lateCost")]
    [TestCase("delivered")]
    [TestCase("observations")]
    public void AlteredExpectation_IsToldAndFails(string key)
    {
        var golden = JsonNode.Parse(File.ReadAllText(GoldenFiles().MinBy(file => new FileInfo(file).Length)!))!;
        var values = golden["expected"]![key]!.AsArray();
        if (key == "observations")
            values = values[^1]!.AsArray();
        values[^1] = values[^1]!.GetValue<double>() + 1;
        var path = Write("altered.json", golden.ToJsonString());
        var outcome = CommandOutcome.Of("replay", path, "--out", place["out"]);
        Assert.That(outcome.ExitCode, Is.EqualTo(1));
        Assert.That(outcome.Output, Does.Contain("altered.json: differs"));
        Assert.That(place["out", "altered.json"], Does.Exist);
    }

    [TestCase("{", "", "b.json:")]
    [TestCase("\"kind\"", "\"sort\"", "sort")]
    [TestCase("\"kind\": \"chain\"", "\"kind\": \"lotchain\"", "kind: is 'lotchain'")]
    [TestCase("\"days\": 4,", "", "days")]
    [TestCase("\"days\": 4", "\"days\": 0", "days")]
    [TestCase("\"days\": 4", "\"days\": \"4\"", "b.json:2: $.days")]
    [TestCase("\"days\": 4", "\"days\": 4.5", "b.json:2: $.days")]
    [TestCase("\"days\": 4", "\"days\": 5", "actions: has 4 values; 5 are needed")]
    [TestCase("\"stations\": 1", "\"stations\": 2", "storageCost: has 1 values; 2 are needed")]
    [TestCase("\"stations\": 1", "\"stations\": -1", "stations")]
    [TestCase("\"lotSize\": 5", "\"lotSize\": -5", "lotSize: is -5")]
    [TestCase("[1, 2]", "[1]", "transportDays: has 1 values; 2 are needed")]
    [TestCase("[1, 2]", "[1, 0]", "transportDays[1]: is 0")]
    [TestCase("[1, 2]", "null", "b.json:3: $.transportDays")]
    [TestCase("\"storageCost\": [2]", "\"storageCost\": [-2]", "storageCost: is -2")]
    [TestCase("\"initialStock\": [3]", "\"initialStock\": [-3]", "initialStock: is -3")]
    [TestCase("[1, 0, 0, 1]", "[1, 0, 0, 2]", "actions: has the action 2")]
    [TestCase("[1, 0, 0, 1]", "[1, 0, 0]", "actions: has 3 values; 4 are needed")]
    [TestCase("[2, 3]]", "[2, 3, 4]]", "customerOrders")]
    [TestCase("[2, 3]]", "null]", "customerOrders")]
    [TestCase("[2, 3]]", "[2, -3]]", "customerOrders")]
    [TestCase("[2, 3]]", "[0, 3]]", "customerOrders")]
    [TestCase("\"totalCostFactor\": 0.02", "\"totalCostFactor\": -1", "reward.totalCostFactor")]
    [TestCase("\"totalCostFactor\"", "\"total\"", "total")]
    [TestCase("{ \"totalCostFactor\": 0.02, \"storageCostFactor\": 1, \"lateCostFactor\": 1 }", "null", "reward")]
    [TestCase("\"storageCost\": [2]", "\"storageCost\": [1e308]", "0 to 1000000000000 money")]
    [TestCase("[2, 3]]", "[2147483647, 3]]", "day 1000000 is the last")]
    [TestCase("\"actions\"", "\"expected\": { \"rewards\": [] }, \"actions\"", "observations")]
    public void BrokenCase_IsNamedAndTheOthersArePlayed(string there, string instead, string word)
    {
        var at = Case.IndexOf(there, StringComparison.Ordinal);
        Assert.That(at, Is.Not.Negative);
        Write("a.json", Case);
        var path = Write("b.json", Case[..at] + instead + Case[(at + there.Length)..]);
        Write("c.json", Case);
        CommandOutcome.Of("replay", place["cases"], "--out", place["out"]).AssertFailed(2, path, word);
        Assert.That(
            Directory.GetFiles(place["out"]).Select(Path.GetFileName).Order(),
            Is.EqualTo(new[] { "a.json", "c.json" })
        );
    }

    [TestCase("")]
    [TestCase("null")]
    [TestCase("[]")]
    [TestCase("3")]
    [TestCase("stations: 4")]
    public void FileThatIsNoCase_IsRefused(string text)
    {
        var path = Write("b.json", text);
        CommandOutcome.Of("replay", path, "--out", place["out"]).AssertFailed(2, path);
    }

    [Test]
    public void ResultThatExists_IsNotOverwritten()
    {
        var path = Write("a.json", Case);
        CommandOutcome.Of("replay", path, "--out", place["out"]).AssertSucceeded();
        File.WriteAllText(place["out", "a.json"], "mine");
        CommandOutcome.Of("replay", path, "--out", place["out"]).AssertFailed(2, "a.json", "nothing is overwritten");
        Assert.That(File.ReadAllText(place["out", "a.json"]), Is.EqualTo("mine"));
        CommandOutcome.Of("replay", path, "--out", place["cases"]).AssertFailed(2, "nothing is overwritten");
        CommandOutcome.Of("replay", path, "--out", path).AssertFailed(2, "a.json");
    }

    [Test]
    public void FolderWithoutCases_IsRefused() =>
        CommandOutcome.Of("replay", place["cases"], "--out", place["out"]).AssertFailed(2, place["cases"], "no case");

    [Test]
    public void MutatedCases_ArePlayedOrRefused_ButNeverBreakTheProgram()
    {
        var random = new Random(20260105);
        const int Mutations = 400;
        for (var i = 0; i < Mutations; i++)
            Write($"{i:000}.json", i % 2 == 0 ? WithAnotherValue(random) : WithAnotherCharacter(random));
        var outcome = CommandOutcome.Of("replay", place["cases"], "--out", place["out"]);
        var played = Directory.GetFiles(place["out"]).Length;
        outcome.AssertFailed(2);
        Assert.That(played, Is.InRange(Mutations / 20, Mutations * 9 / 10), "Mutations should do both.");
        Assert.That(Directory.GetFiles(place["out"], "*.unfinished"), Is.Empty);
    }

    private static string WithAnotherValue(Random random)
    {
        string[] values =
        [
            "null",
            "-1",
            "0",
            "2147483647",
            "-2147483648",
            "1e308",
            "1e999",
            "0.5",
            "\"x\"",
            "[]",
            "{}",
            "true",
            "[[0, 1]]",
            "[2147483647, 2147483647]",
            "[2147483647]",
            "[[2147483647, 2147483647]]",
            "[[0, 2147483647], [1, 2147483647]]",
        ];
        var root = JsonNode.Parse(Case)!;
        var owner = random.Next(5) == 0 ? root["reward"]!.AsObject() : root.AsObject();
        var key = owner.ElementAt(random.Next(owner.Count)).Key;
        var value = values[random.Next(values.Length)];
        if (owner[key] is JsonArray { Count: > 0 } list && random.Next(2) == 0)
            list[random.Next(list.Count)] = value == "1e999" ? null : JsonNode.Parse(value);
        else if (random.Next(8) == 0)
            owner.Remove(key);
        else
            owner[key] = value == "1e999" ? null : JsonNode.Parse(value);
        return root.ToJsonString();
    }

    private static string WithAnotherCharacter(Random random)
    {
        const string Characters = "0123456789-.eE[]{},:\"\\ xn\0\u00e9";
        var text = Case.ToCharArray().ToList();
        for (var changes = random.Next(1, 4); changes > 0; changes--)
        {
            var at = random.Next(text.Count);
            if (random.Next(3) == 0)
                text.RemoveAt(at);
            else if (char.IsAsciiDigit(text[at]) && random.Next(2) == 0)
                text[at] = Characters[random.Next(10)];
            else
                text[at] = Characters[random.Next(Characters.Length)];
        }
        return string.Concat(text);
    }

    private string Write(string name, string text) => place.Write(Path.Combine("cases", name), text);

    private static string[] GoldenFiles()
    {
        var folder = Path.Combine(GoldenCases.Root, "chain");
        Assume.That(Directory.Exists(folder), $"{folder} is missing");
        return Directory.GetFiles(folder, "*.json");
    }

    private static double[] Numbers(JsonNode? node) =>
        node is JsonArray list ? list.SelectMany(Numbers).ToArray() : [node!.GetValue<double>()];
}
