using System.Text;

namespace ProcessChain.Tests;

internal sealed class DeepQWeightsTests
{
    private static readonly SystemDefinition[] systems =
    [
        new ChainDefinition { Stations = 2 },
        InventoryDefinition.OrGymV1,
    ];

    private static IEnumerable<TestCaseData> Systems() =>
        systems.Select(system => new TestCaseData(system).SetArgDisplayNames(system.GetType().Name));

    [TestCaseSource(nameof(Systems))]
    public void ExportedAndImported_AnAgentIsTheSame(SystemDefinition system)
    {
        var definition = DeepQDefinition.Recommended with { HiddenLayers = new(8) };
        var agent = Agent(definition, system);
        using var imported = new MemoryStream();
        ((IWeights)definition).ImportWeights(system, new MemoryStream(Exported(definition, system, agent)), imported);
        Assert.That(imported.ToArray(), Is.EqualTo(agent));
    }

    [Test]
    public void Metadata_TellWhatInputsAre()
    {
        var definition = DeepQDefinition.Recommended with { HiddenLayers = new(8) };
        var text = Encoding.UTF8.GetString(Exported(definition, systems[0], Agent(definition, systems[0])));
        Assert.That(
            text,
            Does.Contain("\"observation\":\"state orderAge iteration\"")
                .And.Contain("\"inputs\":\"LargestOrder\"")
                .And.Contain("\"largestOrder\":\"25\"")
                .And.Contain("\"longestInterval\":\"15\"")
        );
    }

    [Test]
    public void Import_WeightsThatAreNotFinite_IsRefused()
    {
        var definition = DeepQDefinition.Recommended with { HiddenLayers = new(8) };
        var weights = Exported(definition, systems[0], Agent(definition, systems[0]));
        BitConverter.GetBytes(float.NaN).CopyTo(weights, weights.Length - sizeof(float));
        Assert.That(
            () => ((IWeights)definition).ImportWeights(systems[0], new MemoryStream(weights), new MemoryStream()),
            Throws.InstanceOf<InvalidDataException>().With.Message.EqualTo("Not all weights are finite.")
        );
    }

    private static byte[] Agent(DeepQDefinition definition, SystemDefinition system)
    {
        using var agent = new MemoryStream();
        definition.CreateTrainee(new TrainingTask(system, new TrainingBudget(), 1)).SaveAgent(agent);
        return agent.ToArray();
    }

    private static byte[] Exported(DeepQDefinition definition, SystemDefinition system, byte[] agent)
    {
        using var weights = new MemoryStream();
        ((IWeights)definition).ExportWeights(system, new MemoryStream(agent), weights);
        return weights.ToArray();
    }
}
