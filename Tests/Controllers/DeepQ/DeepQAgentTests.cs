namespace ProcessChain.Tests;

internal sealed class DeepQAgentTests
{
    private static readonly ChainDefinition Chain = new() { Stations = 2 };

    private static readonly DemandScale Scale = new(Largest: 10, Interval: 8, Mean: 2);

    private static readonly ChainDefinition Wide = Chain with
    {
        Demand = new UniformDemand { Interval = new(0, 40), Quantity = new(10, 300) },
    };

    [Test]
    public void Decide_TrainedWeights_TakesTheActionOfTheHighestOutput()
    {
        var definition = DeepQDefinition.Paper;
        var encoder = definition.EncoderOf(Chain, Scale);
        var network = new MultilayerPerceptron(ShapeOf(definition), 1, optimiser: null);
        network.Initialise(WeightInitialisation.GlorotUniform, new RandomStream(1));
        var agent = Saved(definition, network);
        var actions = new HashSet<int>();
        for (var stock = 0; stock < 300; stock++)
        {
            var observation = Observation(stock * 7 % 300, stock * 13 % 300);
            encoder.Encode(observation, network.Input(0));
            network.Forward(1);
            var outputs = network.Output(0).ToArray();
            var action = Choice(agent, observation);
            Assert.That(outputs[action], Is.EqualTo(outputs.Max()));
            actions.Add(action);
        }
        Assert.That(actions, Has.Count.GreaterThan(1), "the weights tell observations apart");
    }

    [Test]
    public void Decide_AllOutputsEqual_TakesTheLowestNumber()
    {
        var definition = DeepQDefinition.Recommended;
        var shape = ShapeOf(definition);
        var agent = Saved(definition, new MultilayerPerceptron(shape, 1, optimiser: null));
        Assert.That(Choice(agent, Observation(20, 20)), Is.Zero);
    }

    [Test]
    public void Decide_BestActionForbidden_TakesTheBestAllowed()
    {
        var definition = DeepQDefinition.Recommended;
        var shape = ShapeOf(definition);
        var network = new MultilayerPerceptron(shape, 1, optimiser: null);
        float[] biases = [1, 2, 3];
        var parameters = new float[shape.Parameters];
        biases.CopyTo(parameters, shape.Layers[^1].BiasAt);
        network.WriteParameters(parameters);
        var agent = Saved(definition, network);
        Assert.That(Choice(agent, Observation(firstStock: 5, secondStock: 0)), Is.EqualTo(2));
        Assert.That(Choice(agent, Observation(firstStock: 4, secondStock: 0)), Is.EqualTo(1));
    }

    [Test]
    public void LoadAgent_OtherCustomer_KeepsTheScalingOfTheTraining()
    {
        var definition = DeepQDefinition.Recommended;
        var network = new MultilayerPerceptron(ShapeOf(definition), 1, optimiser: null);
        for (ulong seed = 1; seed <= 50; seed++)
        {
            network.Initialise(WeightInitialisation.HeUniform, new RandomStream(seed));
            var saved = Save(definition, network);
            var agent = definition.LoadAgent(Wide, new MemoryStream(saved));
            var same = definition.LoadAgent(Chain, new MemoryStream(saved));
            for (var stock = 0; stock < 60; stock += 5)
            {
                var observation = Observation(stock, 60 - stock);
                Assert.That(Choice(agent, observation), Is.EqualTo(Choice(same, observation)), $"{seed}, {stock}");
            }
        }
    }

    [Test]
    public void LoadAgent_WeightsOfAnotherChain_AreRefused()
    {
        var definition = DeepQDefinition.Paper;
        using var weights = Trained(definition);
        Assert.That(
            () => definition.LoadAgent(new ChainDefinition { Stations = 3 }, weights),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("inputs: 10; 14 is expected")
        );
    }

    [Test]
    public void LoadAgent_DamagedWeights_AreRefused([Values(0.0, 0.5, 0.9)] double where)
    {
        var definition = DeepQDefinition.Paper;
        var bytes = Trained(definition).ToArray();
        bytes[(int)(where * bytes.Length)] ^= 1;
        Assert.That(
            () => definition.LoadAgent(Chain, new MemoryStream(bytes)),
            Throws.InstanceOf<InvalidDataException>()
        );
    }

    [Test]
    public void LoadAgent_OfOtherInputs_IsRefusedThoughTheShapeFits()
    {
        using var weights = Trained(DeepQDefinition.Paper);
        var other = DeepQDefinition.Paper with { Inputs = InputScale.LargestOrder };
        Assert.That(
            () => other.LoadAgent(Chain, weights),
            Throws.InstanceOf<InvalidDataException>().With.Message.Contains("'state, Units'")
        );
    }

    [Test]
    public void LoadAgent_WithSomethingBehindIt_IsRefused() =>
        Assert.That(
            () =>
                DeepQDefinition.Paper.LoadAgent(
                    Chain,
                    new MemoryStream([.. Trained(DeepQDefinition.Paper).ToArray(), 0])
                ),
            Throws.InstanceOf<InvalidDataException>()
        );

    private static int Choice(IController agent, ChainView observation)
    {
        var action = new double[1];
        agent.Decide(observation, action);
        return (int)action[0];
    }

    private static NetworkShape ShapeOf(DeepQDefinition definition) => definition.ShapeFor(Chain);

    private static MemoryStream Trained(DeepQDefinition definition)
    {
        var stream = new MemoryStream();
        definition.CreateTrainee(new TrainingTask(Chain, new TrainingBudget(), 1)).SaveAgent(stream);
        stream.Position = 0;
        return stream;
    }

    private static IController Saved(DeepQDefinition definition, MultilayerPerceptron network) =>
        definition.LoadAgent(Chain, new MemoryStream(Save(definition, network)));

    private static byte[] Save(DeepQDefinition definition, MultilayerPerceptron network)
    {
        using var stream = new MemoryStream();
        DeepQAgent.Save(network, definition.EncoderOf(Chain, Scale), stream);
        return stream.ToArray();
    }

    private static ChainView Observation(int firstStock, int secondStock)
    {
        var state = new ChainState(2) { LastCustomerOrderDay = 0 };
        (state.OnHand[1], state.OnHand[2]) = (firstStock, secondStock);
        return new ChainView(Chain, state);
    }
}
