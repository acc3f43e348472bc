namespace ProcessChain.Tests;

/// <summary>Short trainings: what they learn of a newsvendor, and that they repeat and resume exactly.</summary>
internal sealed class PpoTrainingTests
{
    private static readonly InventoryDefinition Supplied = InventoryDefinition.OrGymV0;

    /// <summary>One pass over each rollout: with more, the clip draws noisy tasks towards the median of what they earn.</summary>
    private static readonly PpoDefinition Learns = new()
    {
        Inputs = InputScale.Units,
        HiddenLayers = new(8),
        Iterations = 300,
        Environments = 64,
        StepsPerEnvironment = 8,
        Minibatch = 128,
        Epochs = 1,
        LearningRate = 1e-2,
        FinalLearningRate = 0,
    };

    /// <summary>Episodes longer than a rollout, several shards, minibatches of several chunks that leave rows over.</summary>
    private static readonly PpoDefinition Small = PpoDefinition.OrGymObservation with
    {
        HiddenLayers = new(8),
        Iterations = 4,
        Environments = 70,
        StepsPerEnvironment = 7,
        Minibatch = 150,
        Epochs = 2,
    };

    private static IEnumerable<TestCaseData> Definitions()
    {
        var masked = Small with { Policy = PpoPolicy.Choices, Mask = ActionMask.Served, EntropyWeight = 0.01 };
        return
        [
            new TestCaseData(Small).SetArgDisplayNames("Gaussian"),
            new TestCaseData(masked).SetArgDisplayNames("masked choices"),
            new TestCaseData(
                PpoDefinition.Rllib2020 with
                {
                    HiddenLayers = new(8),
                    Iterations = 4,
                    Environments = 70,
                    StepsPerEnvironment = 7,
                    Epochs = 3,
                }
            ).SetArgDisplayNames("rllib2020, smaller"),
            new TestCaseData(
                Small with
                {
                    Observation = null,
                    Inputs = InputScale.MeanDemand,
                    Action = OrderMeaning.EchelonLevels,
                    TimeLimitTruncates = true,
                    DivergenceLimit = 0.01,
                }
            ).SetArgDisplayNames("echelon levels"),
        ];
    }

    [TestCaseSource(nameof(Definitions))]
    public void Training_WithAnyNumberOfWorkers_GivesTheSameBits(PpoDefinition definition)
    {
        var expected = Trained(definition, 2, workers: 1).Saved();
        foreach (var workers in new[] { 1, 2, 3, 7 })
            Assert.That(Trained(definition, 2, workers).Saved(), Is.EqualTo(expected), $"{workers} workers");
    }

    [TestCaseSource(nameof(Definitions))]
    public void Training_AnotherSeed_GivesOtherWeights(PpoDefinition definition) =>
        Assert.That(Trained(definition, 1, 2, seed: 2).Agent(), Is.Not.EqualTo(Trained(definition, 1, 2).Agent()));

    [TestCaseSource(nameof(Definitions))]
    public void Training_SavedAndLoaded_GoesOnAsIfUninterrupted(PpoDefinition definition)
    {
        var resumed = definition.Begin(Supplied, seed: 1, workers: 2);
        resumed.Load(Trained(definition, 2).Saved());
        var last = (resumed.RunIteration(), resumed.RunIteration()).Item2;
        var whole = definition.Begin(Supplied, seed: 1, workers: 1);
        for (var i = 0; i < 3; i++)
            whole.RunIteration();
        Assert.That(last, Is.EqualTo(whole.RunIteration()));
        Assert.That(resumed.Saved(), Is.EqualTo(whole.Saved()));
        Assert.That(resumed.FinishedIterations, Is.EqualTo(4));
    }

    [Test]
    public void Load_OfADamagedOrAnotherTraining_IsRefused()
    {
        var saved = Trained(Small, 1).Saved();
        var other = Small with { HiddenLayers = new(9) };
        Assert.Throws<InvalidDataException>(() => other.Begin(Supplied).Load(saved));
        saved[^40] ^= 1;
        Assert.Throws<InvalidDataException>(() => Small.Begin(Supplied).Load(saved));
        var agent = Trained(Small, 1).Agent();
        agent[100] ^= 1;
        Assert.Throws<InvalidDataException>(() => Small.LoadAgent(Supplied, agent));
    }

    [Test]
    public void Iteration_CountsEpisodesAndSteps()
    {
        // 70 environments, 7 steps: one rollout for the scaling alone, then one in each iteration. Episodes of 30 periods.
        var training = Small.Begin(Supplied);
        var first = training.RunIteration();
        Assert.That((first.Steps, first.Episodes), Is.EqualTo((2 * 490, 0)));
        Assert.That(first.Goal, Is.NaN);
        training.RunIteration();
        training.RunIteration();
        var fourth = training.RunIteration();
        Assert.That((fourth.Steps, fourth.Episodes), Is.EqualTo((5 * 490, 70)));
        Assert.That(fourth.Goal, Is.Not.NaN);
    }

    [Test]
    public void Update_BeyondTheDivergenceLimit_EndsBeforeTheNextStep()
    {
        // A first step from the policy that acted, then none: as if there were but one pass of one minibatch.
        var once = Small with
        {
            Minibatch = 490,
            Epochs = 1,
        };
        var limited = once with { Epochs = 5, DivergenceLimit = 1e-6 };
        Assert.That(Trained(limited, 1).Agent(), Is.EqualTo(Trained(once, 1).Agent()));
        Assert.That(Trained(once with { Epochs = 5 }, 1).Agent(), Is.Not.EqualTo(Trained(once, 1).Agent()));
    }

    [Test]
    public void LearningRate_FallsLinearly()
    {
        var definition = Small with { LearningRate = 3e-3, FinalLearningRate = 1e-3 };
        var training = (PpoTraining)definition.Begin(Supplied, seed: 1, workers: 1);
        Assert.That(training.LearningRate, Is.EqualTo(3e-3f));
        training.Run(2);
        Assert.That(training.LearningRate, Is.EqualTo(2e-3f));
    }

    [TestCase(0.5)]
    [TestCase(0)]
    public void ClipNorm_ZeroMeansNoLimit(double clipNorm)
    {
        var limit = PpoNetworks.Objective(new PpoDefinition { ClipNorm = clipNorm }).MaxGradientNorm;
        Assert.That(limit, Is.EqualTo(clipNorm == 0 ? float.PositiveInfinity : 0.5f));
    }

    [TestCase(OrderMeaning.CapacityShare)]
    [TestCase(OrderMeaning.EchelonLevels)]
    public void Training_WithALearningRateOfOne_TellsThatItDiverged(OrderMeaning action)
    {
        var definition = PpoDefinition.Recommended with
        {
            Action = action,
            LearningRate = 1,
            FinalLearningRate = 1,
            Iterations = 20,
        };
        var training = definition.Begin(Supplied, seed: 1, workers: 2);
        var exception = Assert.Throws<TrainingDivergedException>(() => training.Run(20))!;
        Assert.That(exception.Message, Does.Contain("The learning rate 1 is probably too high."));
    }

    [Test]
    public void Choices_OfANewsvendor_BecomeTheBestOrders()
    {
        var definition = Learns with { Policy = PpoPolicy.Choices };
        var training = Newsvendors(definition, () => new MultiCategorical(10), 0);
        var orders = Orders(training);
        Assert.That(orders[0], Is.EqualTo(NewsvendorEnvironment.Best).Within(1), "5 and 7 earn 2 to 4 % less");
        Assert.That(orders[1], Is.Zero);
    }

    [Test]
    public void Gaussian_OfANewsvendor_BecomesTheBestOrders()
    {
        var training = Newsvendors(Learns, () => new DiagonalGaussian(1), 1);
        var orders = Orders(training);
        Assert.That(orders[0], Is.EqualTo(NewsvendorEnvironment.Best).Within(0.4));
        Assert.That(orders[1], Is.LessThan(0.5));
        Assert.That(training.Actor.Free.Values[0], Is.Not.Zero, "the deviation learns");
    }

    [Test]
    public void StateDependentGaussian_OfANewsvendor_BecomesTheBestOrders()
    {
        var definition = Learns with
        {
            Policy = PpoPolicy.StateDependentGaussian,
            Initialisation = PpoInitialisation.Normc,
            Advantages = AdvantageScope.Batch,
            Shuffling = PpoShuffling.Minibatches,
            DivergenceWeight = 0.2,
            DivergenceTarget = 0.01,
        };
        var orders = Orders(Newsvendors(definition, () => new DiagonalGaussian(1), 0));
        Assert.That(orders[0], Is.EqualTo(NewsvendorEnvironment.Best).Within(0.4));
        Assert.That(orders[1], Is.LessThan(0.5));
    }

    [Test]
    public void Agent_OfASavedTraining_DecidesByTheMeanOfThePolicy()
    {
        var training = (PpoTraining)Trained(Small, 3);
        var agent = Small.LoadAgent(Supplied, training.Agent());
        var (system, orders) = (Supplied.Create(), new double[3]);
        system.Reset(new EpisodeSeed(1, 1));
        system.Step([20, 20, 20]);
        agent.Decide(system.View, orders);

        training.Inputs.Apply(Told.Observed(system, "orGym"), training.Actor.Network.Input(0));
        training.Actor.Forward(1);
        var means = new float[3];
        training.Actor.At(0).Mode(means);
        float[] capacities = [100, 90, 80];
        for (var i = 0; i < 3; i++)
            Assert.That(orders[i], Is.EqualTo((Math.Clamp(means[i], -1, 1) + 1) / 2 * capacities[i]).Within(1e-4));
    }

    private static PpoTraining Newsvendors(PpoDefinition definition, Func<ActionDistribution> distribution, int free)
    {
        var task = NewsvendorEnvironment.Task(mornings: 4, distribution, free);
        var training = new PpoTraining(definition, task, encoder: null, seed: 1, workers: 1);
        training.Run(definition.Iterations);
        return training;
    }

    /// <summary>What the policy orders on an ordinary day and on a holiday.</summary>
    private static float[] Orders(PpoTraining training)
    {
        var order = new float[1];
        return
        [
            .. new float[] { 0, 1 }.Select(state =>
            {
                training.Actor.Network.Input(0)[0] = state;
                training.Actor.Forward(1);
                training.Actor.At(0).Mode(order);
                return order[0];
            }),
        ];
    }

    private static ITraining Trained(PpoDefinition definition, int iterations, int workers = 1, long seed = 1)
    {
        var training = definition.Begin(Supplied, seed, workers);
        training.Run(iterations);
        return training;
    }
}
