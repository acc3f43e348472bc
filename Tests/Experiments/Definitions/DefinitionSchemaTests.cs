using System.Globalization;
using System.Text.Json.Nodes;
using Json.Schema;

namespace ProcessChain.Tests;

public sealed class DefinitionSchemaTests
{
    private const string Chain = """
        name: test
        system: { kind: chain, stations: 2, storageCost: [1, 2.5] }
        controllers:
          learner: { kind: deepQ, gamma: 0.9, hiddenLayers: [8] }
        baseline: learner
        """;

    private static readonly string Written = DefinitionSchema.Write(DefinitionKinds.Standard);
    private static readonly JsonSchema Schema = JsonSchema.FromText(Written);

    [TestCaseSource(typeof(DefinitionCatalogue), nameof(DefinitionCatalogue.Names))]
    public void BuiltInDefinition_FollowsIt(string name) =>
        Assert.That(Follows(DefinitionCatalogue.Text(name)), Is.True);

    [Test]
    public void WrittenDefinition_FollowsIt() =>
        Assert.That(Follows(DefinitionWriter.Write(DefinitionReader.ReadText(Chain, "x.yaml"))), Is.True);

    [TestCase("", "", true)]
    [TestCase("gamma: 0.9", "gamma: 1", true)]
    [TestCase("gamma: 0.9", "gamma: 1.1", false)]
    [TestCase("gamma: 0.9", "gama: 0.9", false)]
    [TestCase("gamma: 0.9", "momentum: 1", false)]
    [TestCase("gamma: 0.9", "preset: recommended", true)]
    [TestCase("gamma: 0.9", "preset: recomended", false)]
    [TestCase("gamma: 0.9", "batchSize: 1.5", false)]
    [TestCase("kind: deepQ", "kind: deepq", false)]
    [TestCase("kind: deepQ, ", "", false)]
    [TestCase("hiddenLayers: [8]", "hiddenLayers: [-1]", false)]
    [TestCase("hiddenLayers: [8]", "hiddenLayers: 8", false)]
    [TestCase("hiddenLayers: [8]", "loss: mae", true)]
    [TestCase("hiddenLayers: [8]", "loss: mea", false)]
    [TestCase("baseline: learner", "", false)]
    [TestCase("baseline: learner", "presets: { a: { baseline: learner } }", true)]
    [TestCase("baseline: learner", "presets: { a: { basline: learner } }", false)]
    [TestCase("stations: 2", "stations: [2]", false)]
    [TestCase("storageCost: [1, 2.5]", "storageCost: 1", true)]
    [TestCase("storageCost: [1, 2.5]", "decisionsPerDay: ~", true)]
    public void Change_IsJudged(string old, string replacement, bool follows) =>
        Assert.That(Follows(old.Length == 0 ? Chain : Chain.Replace(old, replacement)), Is.EqualTo(follows));

    [Test]
    public void Settings_AreExplained()
    {
        var gamma = JsonNode.Parse(Written)!["definitions"]!["DeepQDefinition"]!["properties"]!["gamma"]!;

        Assert.That(
            gamma.ToJsonString(),
            Is.EqualTo(
                """{"anyOf":[{"type":"number","minimum":0,"maximum":1},{"type":"string","pattern":"^[0-9.]\u002B ?%$"}],"description":"\u03B3, discount factor per timeUnit, in [0, 1]. """
                    + "Assumed: printed only inside the paper\\u0027s figures; keras-rl\\u0027s default.\",\"default\":0.99}"
            )
        );
    }

    [Test]
    public void Listing_TellsWhatIsAllowed()
    {
        var settings = DefinitionListing
            .Of(DefinitionReader.ReadText(Chain, "x.yaml"))
            .ToDictionary(setting => setting.Key, setting => setting.Allowed, StringComparer.Ordinal);

        Assert.That(settings["controllers.learner.gamma"], Is.EqualTo("a number from 0 to 1"));
        Assert.That(settings["controllers.learner.hiddenLayers"], Is.EqualTo("0 to 4096 neurons"));
        Assert.That(settings["controllers.learner.loss"], Is.Empty);
    }

    [Test]
    public void KindOfOnesOwn_IsInIt() =>
        Assert.That(
            DefinitionSchema.Write(DefinitionKinds.Standard.With<LevelDefinition>()),
            Does.Contain("\"const\": \"sampleLevel\"")
        );

    private static bool Follows(string yaml)
    {
        var faults = new FaultList("x.yaml");
        return Schema.Evaluate(JsonOf(NodeLoader.Load(yaml, faults)!)).IsValid;
    }

    private static JsonNode? JsonOf(Node node) =>
        node switch
        {
            MapNode map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, JsonOf(e.Value)))),
            ListNode list => new JsonArray(list.Items.Select(JsonOf).ToArray()),
            WordNode { IsNull: true } => null,
            WordNode { Quoted: true } word => word.Text,
            WordNode { Text: "true" or "false" } word => word.Text is "true",
            WordNode word when long.TryParse(word.Text, CultureInfo.InvariantCulture, out var whole) => whole,
            WordNode word when double.TryParse(word.Text, CultureInfo.InvariantCulture, out var number) => number,
            WordNode word => word.Text,
            _ => throw new NotSupportedException(),
        };
}
