namespace ProcessChain.Tests;

/// <summary>Models for training against the systems that they stand for.</summary>
internal sealed class RelaxedPlayTests
{
    private const int Episodes = 20;

    private static IEnumerable<GoodwillNetworkDefinition> Networks =>
        [
            RelaxedCases.Serial,
            RelaxedCases.Serial with
            {
                Backlog = false,
                Periods = 30,
            },
            RelaxedCases.Divergent with
            {
                Discount = 0.95,
            },
            RelaxedCases.WithYield(RelaxedCases.Divergent),
            RelaxedCases.TwoGoodwillMarkets,
            // Never short, and always short by more than a unit.
            RelaxedCases.WithStock(RelaxedCases.Serial, 2000) with
            {
                Noise = 0,
                Goodwill = new(),
            },
            RelaxedCases.WithStock(RelaxedCases.Serial, 0) with
            {
                Noise = 0,
                Goodwill = new(),
                Periods = 8,
            },
        ];

    [TestCaseSource(nameof(Networks))]
    public void GoodwillNetworkModel_EarnsWhatTheSystemEarns(GoodwillNetworkDefinition definition)
    {
        var relaxed = RelaxedCases.Goodwill(definition, informed: false);
        for (var episode = 0; episode < Episodes; episode++)
            Compare(relaxed, definition.Create(), new EpisodeSeed(6, episode), isWhole: false, scale: 30);
    }

    /// <summary>Random networks with several markets, yields and capacities; orders are rounded down, for the system takes whole ones.</summary>
    [FsCheck.NUnit.Property(MaxTest = 60)]
    public void NetworkModel_EarnsWhatTheSystemEarnsForWholeOrders(int seed, bool oversell)
    {
        var network = RandomNetworks.Of(new RandomStream((ulong)seed)) with { Oversell = oversell };
        Compare(
            new RelaxedSupplyNetwork(network, isInformed: true),
            network.Create(),
            new EpisodeSeed(seed, 3),
            isWhole: false,
            scale: 60,
            Math.Floor
        );
    }

    [Test]
    public void ItemModels_CostWhatTheSystemsCostForWholeOrders([Values(1, 2, 5)] int leadTime)
    {
        var lost = RelaxedCases.LostSales with { LeadTime = leadTime, InitialPipeline = new() };
        var dual = RelaxedCases.DualSourcing with { RegularLeadTime = leadTime, InitialPipeline = new() };
        for (var episode = 0; episode < Episodes; episode++)
        {
            var seed = new EpisodeSeed(7, episode);
            Compare(new RelaxedLostSales(lost, 40), lost.Create(40), seed, isWhole: true, scale: 12);
            Compare(new RelaxedDualSourcing(dual, 40), dual.Create(40), seed, isWhole: true, scale: 12);
        }
    }

    [Test]
    public void SerialModel_CostsWhatTheSystemCosts([Values] bool transitIsFree)
    {
        var definition = transitIsFree ? RelaxedCases.Stages with { TransitCost = 0 } : RelaxedCases.Stages;
        for (var episode = 0; episode < Episodes; episode++)
            Compare(
                new RelaxedSerial(definition, 40),
                definition.Create(40),
                new EpisodeSeed(9, episode),
                isWhole: false,
                scale: 60
            );
    }

    /// <summary>What the agent sees of the system is what it saw on the tape.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public void GoodwillAgent_EarnsWhatTheTapeTells(bool informed)
    {
        var definition = RelaxedCases.Divergent with { Periods = 30 };
        var policy = new GoodwillPolicyDefinition
        {
            Steps = 1,
            BatchEpisodes = 32,
            HiddenLayers = new(8),
            Informed = informed,
        };
        AssertEarnsWhatTheTapeTells(policy, definition, definition.Create());
    }

    [Test]
    public void SerialAgent_CostsWhatTheTapeTells() =>
        AssertEarnsWhatTheTapeTells(
            new SerialPolicyDefinition { HiddenLayers = new(8), Periods = 30 },
            RelaxedCases.Stages,
            RelaxedCases.Stages.Create(30)
        );

    /// <summary>What the agent sees of the system in whole units is what a model sees that was told its shipments.</summary>
    [TestCase(true)]
    [TestCase(false)]
    public void NetworkAgent_OrdersWhatTheModelTells(bool informed)
    {
        var definition = RelaxedCases.TwoMarkets with { Periods = 30 };
        var policy = new SupplyNetworkPolicyDefinition { HiddenLayers = new(8), Informed = informed };
        var relaxed = policy.Relax(definition);
        var groups = policy.CreateParameters(relaxed, seed: 3);
        var weights = new AlignedArray(PaddedLayer.Of(policy.ShapeFor(relaxed))[^1].End);
        for (var i = 0; i < weights.Values.Length; i++)
            weights.Values[i] = 3 * groups[1].Values[i];
        using var network = new MultilayerPerceptron(policy.ShapeFor(relaxed), 1, weights);
        var corrections = new LearnedCorrections(relaxed, groups[0].Values.ToArray(), network);
        var (given, orders, expected) = (
            new float[relaxed.Given],
            new double[relaxed.Places],
            new Real[relaxed.Places]
        );
        relaxed.Draw(new EpisodeSeed(8, 1), given);
        var model = relaxed.Begin<Real>(Array.ConvertAll(given, number => new Real(number)));
        var agent = relaxed.CreateAgent(corrections);
        var system = definition.Create();
        system.Reset(new EpisodeSeed(8, 1));
        while (!system.IsOver)
        {
            agent.Decide(system.View, orders);
            corrections.Order(model, system.Period, expected);
            Assert.That(orders, Is.EqualTo(expected.Select(order => order.Value)).Within(1e-3), $"{system.Period}");
            system.Step(orders);
            var shipped = ((NetworkView)system.View).Shipped(system.Period - 1).ToArray();
            model.Play(Array.ConvertAll(shipped, units => new Real(units)));
        }
    }

    private static void AssertEarnsWhatTheTapeTells(
        RelaxedPolicyDefinition policy,
        SupplyDefinition definition,
        SupplySystem system
    )
    {
        var relaxed = policy.Relax(definition);
        var groups = policy.CreateParameters(relaxed, seed: 3);
        // Weights of some size, so that what the network sees matters.
        foreach (ref var weight in groups[1].Values)
            weight *= 3;
        using var agentFile = new MemoryStream();
        new RelaxedProblem(policy, definition, seed: 3).WriteAgent(groups, agentFile);
        agentFile.Position = 0;
        var agent = policy.LoadAgent(definition, agentFile);
        float[] parameters = [.. groups[0].Values, .. groups[1].Values];
        var worker = new RelaxedWorker(relaxed, policy.ShapeFor(relaxed));

        worker.Learn([0], seed: 8, parameters, new PathwiseSums(parameters.Length));

        for (var episode = 0; episode < Tape.Width; episode++)
        {
            system.Play(agent, new EpisodeSeed(8, episode));
            Assert.That(worker.Rewards[episode], Is.EqualTo(system.TotalReward).Within(0.05), $"episode {episode}");
        }
    }

    private static void Compare(
        RelaxedSystem relaxed,
        SupplySystem system,
        EpisodeSeed episode,
        bool isWhole,
        double scale,
        Func<double, double>? round = null
    )
    {
        var given = new float[relaxed.Given];
        relaxed.Draw(episode, given);
        var model = relaxed.Begin<Real>(Array.ConvertAll(given, number => new Real(number)));
        var (corrections, orders) = (new Real[relaxed.Corrections], new Real[relaxed.Places]);
        var chance = new RandomStream((ulong)episode.Episode);
        system.Reset(episode);
        while (!system.IsOver)
        {
            foreach (ref var correction in corrections.AsSpan())
                correction = new(isWhole ? chance.Next((int)scale) : scale * (chance.NextDouble() - 0.3));
            model.Order(corrections, orders);
            foreach (ref var order in orders.AsSpan())
                order = new(round?.Invoke(order.Value) ?? order.Value);
            system.Step(Array.ConvertAll(orders, order => order.Value));
            model.Play(orders);
            var tolerance = 1e-4 * (1 + Math.Abs(system.TotalReward));
            Assert.That(model.Total.Value, Is.EqualTo(system.TotalReward).Within(tolerance), $"{system.Period}");
        }
    }
}
