namespace ProcessChain.Tests;

internal sealed class PpoDefinitionTests
{
    private static IEnumerable<TestCaseData> Wrong()
    {
        var good = new PpoDefinition();
        (string Key, PpoDefinition Definition)[] cases =
        [
            ("hiddenLayers[1]", good with { HiddenLayers = new(64, 0) }),
            ("choices", good with { Choices = 1 }),
            ("feasibleChoices", good with { FeasibleChoices = true }),
            ("iterations", good with { Iterations = 0 }),
            ("environments", good with { Environments = 10_001 }),
            ("stepsPerEnvironment", good with { StepsPerEnvironment = 0 }),
            ("stepsPerEnvironment", good with { Environments = 10_000, StepsPerEnvironment = 100_000 }),
            ("minibatch", good with { Minibatch = 1 }),
            ("minibatch", good with { Minibatch = (128 * 30) + 1 }),
            ("epochs", good with { Epochs = 0 }),
            ("learningRate", good with { LearningRate = 0 }),
            ("learningRate", good with { LearningRate = double.NaN }),
            ("finalLearningRate", good with { FinalLearningRate = -1 }),
            ("gamma", good with { Gamma = 1.01 }),
            ("lambda", good with { Lambda = -0.1 }),
            ("clip", good with { Clip = 1 }),
            ("valueClip", good with { ValueClip = 0 }),
            ("entropyWeight", good with { EntropyWeight = -1 }),
            ("divergenceTarget", good with { DivergenceTarget = 0.01 }),
            ("initialLogDeviation", good with { InitialLogDeviation = 3 }),
            ("levelSpan", good with { LevelSpan = 0 }),
            ("rewardFactor", good with { RewardFactor = double.PositiveInfinity }),
        ];
        return cases.Select(c => new TestCaseData(c.Definition, c.Key));
    }

    [TestCaseSource(nameof(Wrong))]
    public void Definition_WithAFault_TellsItsKeyAlone(PpoDefinition definition, string key) =>
        Assert.That(
            definition.Validate(InventoryDefinition.OrGymV1).Select(fault => fault.Key),
            Is.EqualTo(new[] { key })
        );

    [Test]
    public void Presets_HaveTheirWordsAndNoFaults()
    {
        var presets = RecordShape.Of(typeof(PpoDefinition)).Presets;
        Assert.That(presets.Keys, Is.EquivalentTo(new[] { "recommended", "rllib2020", "orGymObservation" }));
        foreach (var (word, preset) in presets)
        {
            var definition = (PpoDefinition)preset;
            Assert.That(definition.Preset, Is.EqualTo(word));
            Assert.That(definition.Validate(InventoryDefinition.OrGymV0), Is.Empty, word);
            Assert.That(definition.Validate(InventoryDefinition.OrGymV1), Is.Empty, word);
        }
    }

    [Test]
    public void Rllib2020_HasABatchOf4000RowsAnd930GradientSteps()
    {
        var d = PpoDefinition.Rllib2020;
        var rows = d.Environments * d.StepsPerEnvironment;
        Assert.That((rows, rows / d.Minibatch * d.Epochs), Is.EqualTo((4000, 930)));
    }
}
