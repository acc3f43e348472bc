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

    private static readonly ChainSetup Chain = new(new ChainDefinition { Stations = 3 }, Days: 40);

    private static readonly PpoDefinition OfChain = PpoDefinition.RecommendedChoices with
    {
        Network = NetworkKind.Torch,
        HiddenLayers = new(8),
        Iterations = 6,
        Environments = 2,
        StepsPerEnvironment = 50,
        Minibatch = 32,
    };

    [Test]
    public void Iterations_OfASupplySystem_AgreeWithOurEngine()
    {
        TorchBuild.Require();
        var own = (PpoTraining)(OfSupply with { Network = NetworkKind.Own }).Begin(Supplied);
        var torch = (PpoTraining)OfSupply.Begin(Supplied);
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
        var whole = OfSupply.Begin(Supplied);
        whole.Run(2);
        var shared = OfSupply.Begin(Supplied, workers: 3);
        shared.Run(2);
        Assert.That(shared.Saved(), Is.EqualTo(whole.Saved()));
        var resumed = OfSupply.Begin(Supplied);
        resumed.Load(whole.Saved());
        resumed.Run(2);
        whole.Run(2);
        Assert.That(resumed.Saved(), Is.EqualTo(whole.Saved()));
    }

    [Test]
    public void Training_OfAChain_LearnsAsOurEngineDoes()
    {
        TorchBuild.Require();
        var (own, torch) = (Agent(NetworkKind.Own), Agent(NetworkKind.Torch));
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
        Assert.That(OfChain.Validate(Chain.Chain), Is.EqualTo(expected));
    }

    private static byte[] Agent(NetworkKind engine)
    {
        var training = (OfChain with { Network = engine }).Begin(Chain.Chain, periods: Chain.Days);
        training.Run(3);
        return training.Agent();
    }

    private static double Cost(byte[] agent, NetworkKind engine) =>
        Chain.Play((OfChain with { Network = engine }).LoadAgent(Chain.Chain, agent), new EpisodeSeed(1, 9))[
            "costPerDay"
        ];

    private static float[] Weights(PpoTraining training) => training.Actor.Network.Parameters();
}
