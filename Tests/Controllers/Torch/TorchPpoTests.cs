using System.Text;

namespace ProcessChain.Tests;

/// <summary>Proximal policy optimisation with networks on TorchSharp.</summary>
[Category("Torch")]
internal sealed class TorchPpoTests
{
    private static readonly InventoryDefinition Supplied = InventoryDefinition.OrGymV0;

    /// <summary>Several shards, and minibatches of several chunks.</summary>
    private static readonly PpoDefinition OfSupply = PpoDefinition.OrGymObservation with
    {
        Network = NetworkKind.Torch,
        HiddenLayers = new(8),
        Iterations = 4,
        Environments = 70,
        StepsPerEnvironment = 7,
        Minibatch = 150,
        Epochs = 2,
    };

    private static readonly EpisodeSetup Chain = new(
        new ChainDefinition { Stations = 3 },
        new UniformDemand(),
        Days: 40
    );

    private static readonly ChainPpoDefinition OfChain = ChainPpoDefinition.Recommended with
    {
        Network = NetworkKind.Torch,
        HiddenLayers = new(8),
        RowsPerUpdate = 100,
        Minibatch = 32,
    };

    [Test]
    public void Iterations_OfASupplySystem_AgreeWithOurEngine()
    {
        TorchBuild.Require();
        var own = (PpoTraining)(OfSupply with { Network = NetworkKind.Own }).Create(Supplied, 1, 1);
        var torch = (PpoTraining)OfSupply.Create(Supplied, 1, 1);
        Assert.That(Weights(torch), Is.EqualTo(Weights(own)), "at the start");
        for (var iteration = 0; iteration < OfSupply.Iterations; iteration++)
        {
            var (expected, actual) = (own.RunIteration(), torch.RunIteration());
            Assert.Multiple(() =>
            {
                Assert.That(actual.PolicyLoss, Is.EqualTo(expected.PolicyLoss).Within(1e-4));
                Assert.That(actual.ValueLoss, Is.EqualTo(expected.ValueLoss).Within(1e-4));
                Assert.That(actual.Entropy, Is.EqualTo(expected.Entropy).Within(1e-4));
                Assert.That(actual.Divergence, Is.EqualTo(expected.Divergence).Within(1e-5));
            });
        }
        Assert.That(Weights(torch), Is.EqualTo(Weights(own)).Within(1e-4));
    }

    [Test]
    public void Training_OfASupplySystem_RepeatsWithAnyNumberOfWorkersAndResumes()
    {
        TorchBuild.Require();
        var whole = Trained(OfSupply.Create(Supplied, 1, 1), 2);
        var shared = Trained(OfSupply.Create(Supplied, 1, 3), 2);
        Assert.That(Saved(shared.Save), Is.EqualTo(Saved(whole.Save)));
        var resumed = OfSupply.Create(Supplied, 1, 1);
        Load(resumed.Load, Saved(whole.Save));
        Assert.That(Saved(Trained(resumed, 2).Save), Is.EqualTo(Saved(Trained(whole, 2).Save)));
    }

    [Test]
    public void Training_OfAChain_LearnsAsOurEngineDoes()
    {
        TorchBuild.Require();
        var (own, torch) = (Agent(OfChain with { Network = NetworkKind.Own }), Agent(OfChain));
        Assert.That(torch, Is.Not.EqualTo(own), "another engine rounds otherwise");
        Assert.That(Cost(torch, NetworkKind.Torch), Is.EqualTo(Cost(own, NetworkKind.Own)).Within(1e-3));
        Assert.That(
            Cost(torch, NetworkKind.Own),
            Is.EqualTo(Cost(torch, NetworkKind.Torch)),
            "an agent on either engine"
        );
    }

    [Test]
    public void Network_OnTorchWhereItDoesNotCompute_IsAFault()
    {
        var fault = NetworkEngines.Fault(NetworkKind.Torch);
        if (fault is null)
            Assert.Ignore("TorchSharp computes here.");
        Fault[] expected = [new("network", fault)];
        Assert.That(OfSupply.Validate(Supplied), Is.EqualTo(expected));
        Assert.That(OfChain.Validate(Chain.Chain, Chain.Demand), Is.EqualTo(expected));
    }

    private static ISupplyTraining Trained(ISupplyTraining training, int iterations)
    {
        for (var iteration = 0; iteration < iterations; iteration++)
            training.RunIteration();
        return training;
    }

    private static byte[] Agent(ChainPpoDefinition definition)
    {
        var budget = new TrainingBudget
        {
            Episodes = 4,
            WarmUpEpisodes = 1,
            Days = Chain.Days,
        };
        var trainee = definition.Create(Chain.Chain, Chain.Demand, budget, 1);
        for (var episode = 1; episode <= 5; episode++)
            Chain.Run(trainee, new EpisodeSeed(1, episode));
        using var stream = new MemoryStream();
        trainee.SaveAgent(stream);
        return stream.ToArray();
    }

    private static double Cost(byte[] agent, NetworkKind engine)
    {
        var controller = (OfChain with { Network = engine }).LoadAgent(
            Chain.Chain,
            Chain.Demand,
            new MemoryStream(agent)
        );
        return Chain.Run(controller, new EpisodeSeed(1, 9)).CostPerDay;
    }

    private static float[] Weights(PpoTraining training) => training.Actor.Network.Parameters();

    private static byte[] Saved(Action<BinaryWriter> save)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
            save(writer);
        return stream.ToArray();
    }

    private static void Load(Action<BinaryReader> load, byte[] saved)
    {
        using var reader = new BinaryReader(new MemoryStream(saved));
        load(reader);
    }
}
