using System.Reflection;

namespace ProcessChain.Tests;

internal sealed class PpoDefinitionTests
{
    private static IEnumerable<TestCaseData> Wrong()
    {
        var good = new PpoDefinition();
        var choosing = good with { Policy = PpoPolicy.Choices };
        (string Key, PpoDefinition Definition)[] cases =
        [
            ("hiddenLayers[1]", good with { HiddenLayers = new(64, 0) }),
            ("orders.choices", choosing with { Orders = new OrderGrid { Choices = 1 } }),
            ("orders.levels", choosing with { Orders = new OrderGrid { Levels = new(0, 5, 5) } }),
            ("orders", good with { Orders = new OrderGrid() }),
            ("mask", good with { Mask = ActionMask.Served }),
            ("observation", good with { Observation = new("stat") }),
            ("observation", good with { Observation = new("state", "state") }),
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

    private static IEnumerable<TestCaseData> WrongForAChain()
    {
        var good = PpoDefinition.RecommendedChoices;
        (string Key, PpoDefinition Definition)[] cases =
        [
            ("policy", good with { Policy = PpoPolicy.Gaussian }),
            ("policy", good with { Policy = PpoPolicy.StateDependentGaussian }),
            ("orders", good with { Orders = new OrderGrid() }),
            ("observation", good with { Observation = new("orGym") }),
            ("stepsPerEnvironment", good with { StepsPerEnvironment = 100_001 }),
            ("stepsPerEnvironment", good with { Environments = 101, StepsPerEnvironment = 100_000 }),
            ("minibatch", good with { Minibatch = 1 }),
            ("minibatch", good with { Minibatch = (good.Environments * good.StepsPerEnvironment) + 1 }),
            ("hiddenLayers", good with { HiddenLayers = new(0) }),
            ("learningRate", good with { LearningRate = 0 }),
            ("gamma", good with { Gamma = 1.01 }),
            ("divergenceTarget", good with { DivergenceTarget = 0.01 }),
            ("training.episodes", good with { Training = new TrainingBudget { Episodes = 0 } }),
        ];
        return cases.Select(c => new TestCaseData(c.Definition, c.Key));
    }

    [TestCaseSource(nameof(Wrong))]
    public void Definition_WithAFault_TellsItsKeyAlone(PpoDefinition definition, string key) =>
        Assert.That(
            definition.Validate(InventoryDefinition.OrGymV1).Select(fault => fault.Key),
            Is.EqualTo(new[] { key })
        );

    [TestCaseSource(nameof(WrongForAChain))]
    public void Definition_WithAFaultForAChain_TellsItsKeyAlone(PpoDefinition definition, string key) =>
        Assert.That(definition.Validate(new ChainDefinition()).Select(fault => fault.Key), Is.EqualTo(new[] { key }));

    [Test]
    public void Faults_OfWhatDoesNotGoWithTheSystem_SaySo()
    {
        Assert.Multiple(() =>
        {
            Assert.That(
                Faults(new PpoDefinition { Policy = PpoPolicy.Gaussian }, new ChainDefinition()),
                Is.EqualTo([new Fault("policy", "is Gaussian, but the actions of this system are choices.")])
            );
            Assert.That(
                Faults(PpoDefinition.Recommended, NetworkDefinition.OrGymV1),
                Is.EqualTo([
                    new Fault(
                        "action",
                        "is echelonLevels, which only systems of the kind inventory have; capacityShare and units are allowed here."
                    ),
                ])
            );
            Assert.That(
                Faults(new PpoDefinition { Mask = ActionMask.Served }, InventoryDefinition.OrGymV1),
                Is.EqualTo([new Fault("mask", "is on, but only the policy choices has choices.")])
            );
            Assert.That(
                Faults(new PpoDefinition { Minibatch = 4000 }, InventoryDefinition.OrGymV1),
                Is.EqualTo([new Fault("minibatch", "is 4000; a rollout has only 3840 rows.")])
            );
        });

        static List<Fault> Faults(PpoDefinition definition, SystemDefinition system) =>
            [.. definition.Validate(system)];
    }

    /// <summary>Where there is neither a limit of orders nor a demand that stands for it, shares of them mean nothing.</summary>
    [Test]
    public void Shares_OfNothing_AreAFault()
    {
        var system = NetworkDefinition.OrGymV1 with
        {
            Links = new(
                NetworkDefinition.OrGymV1.Links.Select(link =>
                    link.Demand is null ? link : link with { Demand = new PoissonDemand { Mean = 0 } }
                )
            ),
        };
        Assume.That(system.Validate(), Is.Empty);
        Assert.That(
            new PpoDefinition { Inputs = InputScale.MeanDemand }
                .Validate(system)
                .Select(fault => fault.Key),
            Is.EqualTo(new[] { "inputs", "action" })
        );
    }

    [Test]
    public void Presets_HaveTheirWordsAndNoFaultsWhereTheyFit()
    {
        SystemDefinition[] inventories = [InventoryDefinition.OrGymV0, InventoryDefinition.OrGymV1];
        SystemDefinition[] chains = [new ChainDefinition(), new ChainDefinition { Stations = 8 }];
        (string Word, SystemDefinition[] Systems)[] expected =
        [
            ("recommended", inventories),
            ("recommendedChoices", [.. chains, .. inventories]),
            ("rllib2020", inventories),
            ("orGymObservation", inventories),
        ];
        var presets = typeof(PpoDefinition)
            .GetProperties(BindingFlags.Public | BindingFlags.Static)
            .Where(property => property.PropertyType == typeof(PpoDefinition))
            .Select(property => (PpoDefinition)property.GetValue(null)!)
            .ToDictionary(preset => preset.Preset, StringComparer.Ordinal);
        Assert.That(presets.Keys, Is.EquivalentTo(expected.Select(preset => preset.Word)));
        foreach (var (word, systems) in expected)
        {
            foreach (var system in systems)
                Assert.That(presets[word].Validate(system), Is.Empty, word);
        }
        foreach (var system in inventories.Concat(chains))
            Assert.That(new PpoDefinition().Validate(system), Is.Empty, "without a preset");
    }

    [Test]
    public void Options_Each_TellWhereTheirDefaultComesFrom() =>
        Assert.That(
            typeof(PpoDefinition)
                .GetProperties()
                .Where(p => p.CanWrite && p.DeclaringType == typeof(PpoDefinition))
                .Where(p => !p.IsDefined(typeof(SourceAttribute), true) && !p.IsDefined(typeof(AssumedAttribute), true))
                .Select(p => p.Name),
            Is.Empty
        );

    [Test]
    public void Rllib2020_HasABatchOf4000RowsAnd930GradientSteps()
    {
        var d = PpoDefinition.Rllib2020;
        var rows = d.Environments * d.StepsPerEnvironment;
        Assert.That((rows, rows / d.Minibatch * d.Epochs), Is.EqualTo((4000, 930)));
    }

    /// <summary>γ and λ are those of a period; a chain has several decisions in one.</summary>
    [Test]
    public void RecommendedChoices_LearnsFromAsManyDecisionsAsATraining()
    {
        var d = PpoDefinition.RecommendedChoices;
        Assert.That(
            d.Iterations * d.Environments * d.StepsPerEnvironment,
            Is.InRange(1_000_000, 1_500_000),
            "300 episodes of 1000 days with four decisions each"
        );
    }
}
