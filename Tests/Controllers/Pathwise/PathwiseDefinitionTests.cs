namespace ProcessChain.Tests;

internal sealed class PathwiseDefinitionTests
{
    private static readonly (string Key, PathwiseDefinition Wrong)[] faults =
    [
        ("steps", new PathwiseLevelsDefinition { Steps = 0 }),
        ("batchEpisodes", new PathwiseLevelsDefinition { BatchEpisodes = 100 }),
        ("batchEpisodes", new PathwisePolicyDefinition { BatchEpisodes = 0 }),
        ("commonEpisodes", new PathwiseLevelsDefinition { CommonEpisodes = 700 }),
        ("commonEpisodes", new PathwisePolicyDefinition { CommonEpisodes = -512 }),
        ("levelLearningRate", new PathwiseLevelsDefinition { LevelLearningRate = double.NaN }),
        ("learningRateHold", new PathwiseLevelsDefinition { LearningRateHold = 1.1 }),
        ("finalLearningRate", new PathwiseLevelsDefinition { FinalLearningRate = 0 }),
        ("learningRate", new PathwisePolicyDefinition { LearningRate = double.PositiveInfinity }),
        ("hiddenLayers[1]", new PathwisePolicyDefinition { HiddenLayers = new(32, 0) }),
        ("hiddenLayers", new PathwisePolicyDefinition { HiddenLayers = new(4096, 4096) }),
    ];

    [TestCaseSource(nameof(faults))]
    public void Validate_TellsTheKeyOfAFault((string Key, PathwiseDefinition Wrong) fault) =>
        Assert.That(fault.Wrong.Validate(InventoryDefinition.OrGymV1).Select(f => f.Key), Is.EqualTo([fault.Key]));

    [Test]
    public void Validate_OfDefaults_FindsNothing() =>
        Assert.That(
            new PathwiseLevelsDefinition()
                .Validate(InventoryDefinition.OrGymV0)
                .Concat(new PathwisePolicyDefinition().Validate(InventoryDefinition.OrGymV0)),
            Is.Empty
        );

    [Test]
    public void Validate_OfWhatFitsIntoNoMemory_SaysSo()
    {
        var slow = InventoryDefinition.OrGymV1 with { LeadTime = new(3, 5, 1_000_000) };
        Assert.That(new PathwiseLevelsDefinition().Validate(slow), Is.Empty);
        Assert.That(new PathwisePolicyDefinition().Validate(slow).Select(f => f.Key), Does.Contain("kind"));
    }

    [Test]
    public void Kinds_AreForInventoriesOnly([Values] bool isNetwork)
    {
        SystemDefinition system = isNetwork ? NetworkDefinition.OrGymV1 : new ChainDefinition();
        foreach (var type in new[] { typeof(PathwiseLevelsDefinition), typeof(PathwisePolicyDefinition) })
        {
            var kind = (KindAttribute)type.GetCustomAttributes(typeof(KindAttribute), inherit: false).Single();
            Assert.That(kind.Fits(system.GetType()), Is.False, kind.Name);
            Assert.That(kind.Fits(typeof(InventoryDefinition)), kind.Name);
        }
    }

    [Test]
    public void Validate_OfAWrongBudget_TellsIt() =>
        Assert.That(
            new PathwiseLevelsDefinition { Training = new TrainingBudget { Periods = 31 } }
                .Validate(InventoryDefinition.OrGymV1)
                .Select(fault => fault.Key),
            Is.EqualTo(["training.periods"])
        );
}
