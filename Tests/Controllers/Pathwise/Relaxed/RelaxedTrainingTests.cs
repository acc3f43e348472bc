namespace ProcessChain.Tests;

internal sealed class RelaxedTrainingTests
{
    private static readonly GoodwillPolicyDefinition network = new()
    {
        Steps = 40,
        BatchEpisodes = 96,
        HiddenLayers = new(16),
        Randomised = new(),
    };

    private static readonly (SystemDefinition System, RelaxedDefinition Policy)[] all =
    [
        (RelaxedCases.Serial, network),
        (RelaxedCases.Serial, network with { Informed = false, Randomised = null }),
        (
            RelaxedCases.TwoMarkets,
            new SupplyNetworkPolicyDefinition
            {
                Steps = 40,
                BatchEpisodes = 96,
                HiddenLayers = new(16),
            }
        ),
        (
            RelaxedCases.LostSales,
            new LostSalesPolicyDefinition
            {
                Steps = 40,
                BatchEpisodes = 96,
                Periods = 20,
            }
        ),
        (
            RelaxedCases.DualSourcing,
            new DualSourcingPolicyDefinition
            {
                Steps = 40,
                BatchEpisodes = 96,
                Periods = 20,
            }
        ),
        (RelaxedCases.Serial, new GoodwillLevelsDefinition { Steps = 40, BatchEpisodes = 96 }),
        (RelaxedCases.TwoMarkets, new SupplyNetworkLevelsDefinition { Steps = 40, BatchEpisodes = 96 }),
        (
            RelaxedCases.LostSales,
            new LostSalesLevelsDefinition
            {
                Steps = 40,
                BatchEpisodes = 96,
                Periods = 20,
            }
        ),
        (
            RelaxedCases.DualSourcing,
            new DualSourcingLevelsDefinition
            {
                Steps = 40,
                BatchEpisodes = 96,
                Periods = 20,
            }
        ),
        (
            RelaxedCases.Stages,
            new SerialLevelsDefinition
            {
                Steps = 40,
                BatchEpisodes = 96,
                Periods = 20,
            }
        ),
    ];

    [Test]
    public void Policy_ForTheNetwork_AfterSeconds_EarnsMoreThanEveryHeuristic()
    {
        var definition = RelaxedCases.Serial with { Periods = 30, Goodwill = new() };
        var policy = network with { Steps = 150, HiddenLayers = new(32), Randomised = null };
        var training = policy.Begin(definition);
        training.Run(20);
        var learned = SupplyRewards.Of(policy.LoadAgent(definition, training.Agent()), definition, 100).Average();
        foreach (
            var rule in (NodeLevelDefinition[])
                [new NewsvendorDefinition(), new ReorderLevelDefinition(), new EchelonApproxDefinition()]
        )
        {
            var earned = SupplyRewards.Of((rule with { Informed = true }).Create(definition), definition, 100);
            Assert.That(learned, Is.GreaterThan(1.1 * earned.Average()), rule.ToString());
        }
    }

    /// <summary>Levels by hand earn 772.7 on average.</summary>
    [Test]
    public void Policy_ForOrGymsNetwork_AfterSeconds_EarnsMoreThanLevelsByHand()
    {
        var definition = NetworkDefinition.OrGymV1;
        var policy = new SupplyNetworkPolicyDefinition
        {
            Steps = 150,
            BatchEpisodes = 96,
            HiddenLayers = new(32),
        };
        var training = policy.Begin(definition);
        training.Run(20);
        var learned = SupplyRewards.Of(policy.LoadAgent(definition, training.Agent()), definition, 100).Average();
        var byHand = new FixedBaseStockDefinition { Levels = new(130, 90, 0, 400, 0, 0, 0, 0, 0, 0, 0) };
        Assert.That(learned, Is.GreaterThan(SupplyRewards.Of(byHand.Create(definition), definition, 100).Average()));
    }

    /// <summary>One policy for each network: its training knows nothing of the system's own demand.</summary>
    [Test]
    public void RandomisedTraining_IsTheSameWhateverTheSystemDemands()
    {
        var other = RelaxedCases.Serial with
        {
            Demand = new PoissonDemand { Mean = 3 },
            Backlog = false,
            Goodwill = new(),
            Noise = 0,
            LeastMean = 0,
        };
        var (one, two) = (network.Begin(RelaxedCases.Serial), network.Begin(other));
        one.Run(4);
        two.Run(4);
        Assert.That(two.Saved(), Is.EqualTo(one.Saved()));
    }

    [TestCaseSource(nameof(all))]
    public void Threads_ChangeNoBit((SystemDefinition System, RelaxedDefinition Policy) trained)
    {
        var alone = trained.Policy.Begin(trained.System, workers: 1);
        var together = trained.Policy.Begin(trained.System, workers: 3);
        Assert.That(together.Run(4), Is.EqualTo(alone.Run(4)));
        Assert.That(together.Saved(), Is.EqualTo(alone.Saved()));
    }

    [TestCaseSource(nameof(all))]
    public void Load_OfASavedTraining_GoesOnWithTheSameBits((SystemDefinition System, RelaxedDefinition Policy) trained)
    {
        var training = trained.Policy.Begin(trained.System);
        training.Run(3);
        var resumed = trained.Policy.Begin(trained.System, workers: 2);
        resumed.Load(training.Saved());
        Assert.That(resumed.RunIteration(), Is.EqualTo(training.RunIteration()));
        Assert.That(resumed.Saved(), Is.EqualTo(training.Saved()));
        Assert.That(resumed.Agent(), Is.EqualTo(training.Agent()));
    }

    [Test]
    public void Agent_OfAnotherShapeOrDamaged_IsRefused()
    {
        var agent = network.Begin(RelaxedCases.Serial).Agent();
        Assert.Multiple(() =>
        {
            Refuses(network with { HiddenLayers = new(17) }, RelaxedCases.Serial, agent);
            Refuses(network with { Informed = false }, RelaxedCases.Serial, agent);
            Refuses(network, RelaxedCases.Divergent, agent);
            Refuses(network, RelaxedCases.Serial with { Periods = 17 }, agent);
            Refuses(network, RelaxedCases.Serial, agent[..^1]);
            agent[^100] ^= 1;
            Refuses(network, RelaxedCases.Serial, agent);
        });
    }

    [Test]
    public void Levels_OfAnotherShape_AreRefused()
    {
        var levels = new GoodwillLevelsDefinition();
        var agent = levels.Begin(RelaxedCases.Serial).Agent();
        Assert.Multiple(() =>
        {
            Refuses(network, RelaxedCases.Serial, agent);
            Refuses(levels, RelaxedCases.Serial, network.Begin(RelaxedCases.Serial).Agent());
            Refuses(levels, RelaxedCases.Divergent, agent);
            Refuses(levels, RelaxedCases.Serial with { Periods = 17 }, agent);
            Refuses(
                new SerialLevelsDefinition(),
                RelaxedCases.Stages,
                new LostSalesLevelsDefinition { Steps = 1 }
                    .Begin(RelaxedCases.LostSales)
                    .Agent()
            );
        });
    }

    private static void Refuses(RelaxedDefinition policy, SystemDefinition system, byte[] agent) =>
        Assert.That(() => policy.LoadAgent(system, new MemoryStream(agent)), Throws.TypeOf<InvalidDataException>());
}
