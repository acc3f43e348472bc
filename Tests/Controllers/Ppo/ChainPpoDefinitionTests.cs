namespace ProcessChain.Tests;

internal sealed class ChainPpoDefinitionTests
{
    private static IEnumerable<TestCaseData> Wrong()
    {
        var good = ChainPpoDefinition.Recommended;
        (string Key, ChainPpoDefinition Definition)[] cases =
        [
            ("rowsPerUpdate", good with { RowsPerUpdate = 1 }),
            ("rowsPerUpdate", good with { RowsPerUpdate = 10_000_001 }),
            ("rowsPerUpdate", good with { Training = new TrainingBudget { Episodes = 2 } }),
            ("minibatch", good with { Minibatch = 1 }),
            ("minibatch", good with { Minibatch = good.RowsPerUpdate + 1 }),
            ("hiddenLayers", good with { HiddenLayers = new(0) }),
            ("learningRate", good with { LearningRate = 0 }),
            ("gamma", good with { Gamma = 1.01 }),
            ("divergenceTarget", good with { DivergenceTarget = 0.01 }),
            ("training.episodes", good with { Training = new TrainingBudget { Episodes = 0 } }),
        ];
        return cases.Select(c => new TestCaseData(c.Definition, c.Key));
    }

    [TestCaseSource(nameof(Wrong))]
    public void Definition_WithAFault_TellsItsKeyAlone(ChainPpoDefinition definition, string key) =>
        Assert.That(
            definition.Validate(new ChainDefinition(), new UniformDemand()).Select(fault => fault.Key),
            Is.EqualTo(new[] { key })
        );

    [Test]
    public void Recommended_IsTheOnlyPreset_AndHasNoFaults()
    {
        var (word, preset) = RecordShape.Of(typeof(ChainPpoDefinition)).Presets.Single();
        Assert.That((word, preset), Is.EqualTo(("recommended", (object)ChainPpoDefinition.Recommended)));
        Assert.That(ChainPpoDefinition.Recommended.Preset, Is.EqualTo(word));
        foreach (var definition in new[] { new ChainPpoDefinition(), ChainPpoDefinition.Recommended })
            Assert.That(definition.Validate(new ChainDefinition(), new UniformDemand()), Is.Empty);
    }

    [Test]
    public void Options_Each_TellWhereTheirDefaultComesFrom() =>
        Assert.That(
            typeof(ChainPpoDefinition)
                .GetProperties()
                .Where(p => p.CanWrite && p.DeclaringType == typeof(ChainPpoDefinition))
                .Where(p => !p.IsDefined(typeof(SourceAttribute), true) && !p.IsDefined(typeof(AssumedAttribute), true))
                .Select(p => p.Name),
            Is.Empty
        );

    [Test]
    public void Experiment_WithPpo_ReadsBackFromItsOwnText()
    {
        var experiment = TinyExperiment.Read(
            TinyExperiment.With(("ppo", "{ kind: ppo, preset: recommended, rowsPerUpdate: 256, minibatch: 32 }"))
        );
        var definition = experiment.Controllers.Single(entry => entry.Key == "ppo").Value;
        Assert.That(
            definition,
            Is.EqualTo(ChainPpoDefinition.Recommended with { RowsPerUpdate = 256, Minibatch = 32 })
        );
        Assert.That(DefinitionReader.ReadText(DefinitionWriter.Write(experiment), "back.yaml"), Is.EqualTo(experiment));
    }
}
