namespace ProcessChain.Tests;

internal sealed class DeepQDefinitionTests
{
    private static IEnumerable<TestCaseData> Invalid()
    {
        return
        [
            Case("gamma", d => d with { Gamma = 1.01 }),
            Case("gamma", d => d with { Gamma = double.NaN }),
            Case("epsilon", d => d with { Epsilon = -0.1 }),
            Case("finalEpsilon", d => d with { FinalEpsilon = 1.1 }),
            Case("epsilonAnnealing", d => d with { EpsilonAnnealing = 2 }),
            Case("epsilonDecay", d => d with { EpsilonDecay = -1 }),
            Case("tau", d => d with { Tau = 0 }),
            Case("learningRate", d => d with { LearningRate = 0 }),
            Case("learningRate", d => d with { LearningRate = double.PositiveInfinity }),
            Case("learningRateHold", d => d with { LearningRateHold = -1 }),
            Case("learningRateDecay", d => d with { LearningRateDecay = -1 }),
            Case("finalLearningRate", d => d with { FinalLearningRate = 0 }),
            Case("momentum", d => d with { Momentum = 1 }),
            Case("beta1", d => d with { Beta1 = 1 }),
            Case("beta2", d => d with { Beta2 = -0.1 }),
            Case("rho", d => d with { Rho = 1 }),
            Case("optimiserEpsilon", d => d with { OptimiserEpsilon = 0 }),
            Case("clipNorm", d => d with { ClipNorm = -1 }),
            Case("huberDelta", d => d with { HuberDelta = 0 }),
            Case("rewardScale", d => d with { RewardScale = 0 }),
            Case("hiddenLayers[1]", d => d with { HiddenLayers = new(64, -1) }),
            Case("dueling", d => d with { Output = OutputLayer.Softmax, Dueling = true }),
            Case("quantiles", d => d with { Quantiles = 0 }),
            Case("quantiles", d => d with { Quantiles = 8, Loss = Loss.HalfMse, Output = OutputLayer.Linear }),
            Case("quantiles", d => d with { Quantiles = 8, Loss = Loss.Huber, Output = OutputLayer.Softmax }),
            Case("batchSize", d => d with { MemoryCapacity = 10, BatchSize = 11 }),
            Case("batchSize", d => d with { BatchSize = 0 }),
            Case("memoryCapacity", d => d with { MemoryCapacity = -1 }),
            Case("returnSteps", d => d with { ReturnSteps = 0 }),
            Case("targetInterval", d => d with { TargetInterval = 0 }),
            Case("warmUpDecisions", d => d with { WarmUpDecisions = -1 }),
            Case("priorityExponent", d => d with { PriorityExponent = 1.1 }),
            Case("importanceExponent", d => d with { ImportanceExponent = -0.1 }),
            Case("priorityOffset", d => d with { PriorityOffset = 0 }),
            Case("sampling", d => d with { Replay = ReplayKind.Prioritised, Sampling = Sampling.WithoutReplacement }),
            Case("learnEvery", d => d with { LearnEvery = 0 }),
            Case("gradientSteps", d => d with { GradientSteps = 0 }),
            Case("training.periods", d => d with { Training = new TrainingBudget { Periods = 0 } }),
            Case("training.periods", d => d with { Training = new TrainingBudget { Periods = 1_000_001 } }),
            Case("training.episodes", d => d with { Training = new TrainingBudget { Episodes = 500_001 } }),
            Case("training.warmUpEpisodes", d => d with { Training = new TrainingBudget { WarmUpEpisodes = 500_001 } }),
            Case("learningRate", d => d with { LearningRate = 1e-50 }),
            Case("optimiserEpsilon", d => d with { OptimiserEpsilon = 1e-50 }),
            Case("rewardScale", d => d with { RewardScale = 1e39 }),
            Case("hiddenLayers", d => d with { HiddenLayers = new(Enumerable.Repeat(4096, 8)) }),
        ];

        static TestCaseData Case(string key, Func<DeepQDefinition, DeepQDefinition> change) =>
            new TestCaseData(key, change).SetArgDisplayNames(key);
    }

    [TestCaseSource(nameof(Invalid))]
    public void Validate_OneInvalidOption_GivesOneFaultAtItsKey(
        string key,
        Func<DeepQDefinition, DeepQDefinition> change
    ) =>
        Assert.That(
            change(DeepQDefinition.Paper).Validate(new ChainDefinition()).Select(f => f.Key),
            Is.EqualTo([key])
        );

    private static IEnumerable<TestCaseData> NotAsKerasRl()
    {
        return
        [
            Case("warmUp", d => d with { WarmUp = WarmUpPolicy.Random }),
            Case("truncationIsTerminal", d => d with { TruncationIsTerminal = false }),
            Case("replay", d => d with { Replay = ReplayKind.Prioritised, Sampling = Sampling.WithReplacement }),
            Case("sampling", d => d with { Sampling = Sampling.WithReplacement }),
            Case("timeUnit", d => d with { TimeUnit = TimeUnit.Period }),
            Case("returnSteps", d => d with { ReturnSteps = 2 }),
            Case("gradientSteps", d => d with { GradientSteps = 2 }),
            Case("quantiles", d => d with { Quantiles = 8, Loss = Loss.Huber }),
            Case("targetInterval", d => d with { Tau = 0.01 }),
            Case("memoryCapacity", d => d with { BatchSize = 1, MemoryCapacity = 3 }),
            Case("memoryCapacity", d => d with { MemoryCapacity = 0 }),
        ];

        static TestCaseData Case(string key, Func<DeepQDefinition, DeepQDefinition> change) =>
            new TestCaseData(key, change).SetArgDisplayNames(key);
    }

    [TestCaseSource(nameof(NotAsKerasRl))]
    public void Validate_LoopOfKerasRlWithWhatItDoesNotHave_IsAFault(
        string key,
        Func<DeepQDefinition, DeepQDefinition> change
    ) =>
        Assert.That(
            change(DeepQDefinition.KerasRl).Validate(new ChainDefinition()).Select(fault => fault.Key),
            Does.Contain(key)
        );

    [TestCase(1000, "memoryCapacity", "is 50000000; at most 117370 are allowed for states of 4002 numbers.")]
    [TestCase(1, "memoryCapacity", "is 50000000; at most 35714285 are allowed for states of 6 numbers.")]
    public void Validate_MemoryOfLongStates_IsAFaultWhereNoArrayHoldsIt(int stations, string key, string message)
    {
        var chain = new ChainDefinition { Stations = stations };
        var faults = (DeepQDefinition.Paper with { MemoryCapacity = 50_000_000, HiddenLayers = new(8) }).Validate(
            chain
        );
        Assert.That(faults, Is.EqualTo(new[] { new Fault(key, message) }));
    }

    [Test]
    public void Validate_ReturnsOverMoreStatesThanAnArrayHolds_IsAFault()
    {
        var chain = new ChainDefinition { Stations = 100, DecisionsPerDay = 1000 };
        var definition = DeepQDefinition.Paper with { TimeUnit = TimeUnit.Period, ReturnSteps = 6000 };
        Assert.That(
            definition.Validate(chain),
            Is.EqualTo(
                new Fault[] { new("returnSteps", "is 6000; at most 1152 are allowed for states of 402 numbers.") }
            )
        );
    }

    [Test]
    public void ValidateTraining_WarmUpBeyondEveryMemory_IsAFaultWithTheRemedy()
    {
        var budget = new TrainingBudget { WarmUpEpisodes = 500_000, Periods = 1_000_000 };
        Assert.That(
            DeepQDefinition.Paper.ValidateTraining(new ChainDefinition(), budget),
            Is.EqualTo(
                new Fault[]
                {
                    new(
                        "memoryCapacity",
                        "is 0, for all 2000000000000 decisions of the warm-up; "
                            + "at most 19230769 are allowed for states of 18 numbers."
                    ),
                }
            )
        );
    }

    private static IEnumerable<TestCaseData> NeverLearning()
    {
        var tiny = new TrainingBudget
        {
            WarmUpEpisodes = 0,
            Episodes = 1,
            Periods = 2,
        };
        var chain = new ChainDefinition { Stations = 1 };
        var paper = DeepQDefinition.Paper;
        var keras = DeepQDefinition.KerasRl;
        return
        [
            Case("batchSize", paper, tiny),
            Case("batchSize", paper with { BatchSize = 3 }, tiny),
            Case("", paper with { BatchSize = 2 }, tiny),
            Case("", paper with { BatchSize = 3 }, tiny with { WarmUpEpisodes = 1, Periods = 2 }),
            Case("learnEvery", paper with { BatchSize = 1, LearnEvery = 3 }, tiny),
            Case("", paper with { BatchSize = 1, LearnEvery = 2 }, tiny),
            Case(
                "learnEvery",
                paper with
                {
                    BatchSize = 1,
                    WarmUpDecisions = 2,
                    LearnEvery = 2,
                },
                tiny with
                {
                    Periods = 3,
                }
            ),
            Case("warmUpDecisions", paper with { BatchSize = 1, WarmUpDecisions = 2 }, tiny),
            Case("batchSize", paper with { BatchSize = 2, ReturnSteps = 2, LearnEvery = 2 }, tiny with { Periods = 3 }),
            Case("", paper with { BatchSize = 1, ReturnSteps = 2, LearnEvery = 2 }, tiny with { Periods = 3 }),
            Case("loop", keras, tiny),
            Case("", keras, tiny with { Periods = 3 }),
            Case("learnEvery", keras with { LearnEvery = 9 }, tiny with { Periods = 4 }),
            Case("warmUpDecisions", keras with { WarmUpDecisions = 4 }, tiny with { Periods = 4 }),
        ];

        TestCaseData Case(string key, DeepQDefinition definition, TrainingBudget budget) =>
            new TestCaseData(key, definition, chain, budget).SetArgDisplayNames(
                $"{key}: batch {definition.BatchSize}, {definition.Loop}, every {definition.LearnEvery}, "
                    + $"steps {definition.ReturnSteps}, after {definition.WarmUpDecisions}, {budget.Periods} periods"
            );
    }

    /// <summary>What validation says is compared with what happens.</summary>
    [TestCaseSource(nameof(NeverLearning))]
    public void ValidateTraining_WithoutAnUpdate_IsAFault(
        string key,
        DeepQDefinition definition,
        ChainDefinition chain,
        TrainingBudget budget
    )
    {
        var faults = definition.ValidateTraining(chain, budget).Select(fault => fault.Key).ToList();
        var training = definition.Create(new TrainingTask(chain, budget, 1));
        long updates = 0;
        while (training.FinishedIterations < definition.IterationsOf(budget))
            updates = training.RunIteration().Updates;
        Assert.That(faults, Is.EqualTo(key.Length == 0 ? [] : new[] { key }));
        Assert.That(updates > 0, Is.EqualTo(key.Length == 0));
    }

    private static IEnumerable<TestCaseData> Elsewhere()
    {
        var inventory = InventoryDefinition.OrGymV1;
        var paper = DeepQDefinition.Paper;
        return
        [
            Case("", paper, inventory),
            Case("", DeepQDefinition.Recommended, inventory),
            Case("", paper with { Observation = new("orGym", "time"), Inputs = InputScale.MeanDemand }, inventory),
            Case("", paper with { Orders = new OrderGrid { Levels = new(0, 10, 30) } }, inventory),
            Case("observation", paper with { Observation = new("orderAge") }, inventory),
            Case("observation", paper with { Observation = new("state", "state") }, inventory),
            Case("observation", paper with { Observation = new Several<string>() }, inventory),
            Case("inputs", paper with { Inputs = InputScale.Running }, inventory),
            Case("orders", paper with { Orders = new OrderGrid { Choices = 22 } }, inventory),
            Case("orders.choices", paper with { Orders = new OrderGrid { Choices = 1 } }, inventory),
            Case("orders.levels", paper with { Orders = new OrderGrid { Levels = new(5, 5) } }, inventory),
            Case("orders.levels", paper with { Orders = new OrderGrid { Levels = new(3.0) } }, inventory),
            Case("orders", paper with { Orders = new OrderGrid() }, new ChainDefinition()),
            Case("orders", paper, NetworkDefinition.OrGymV1),
        ];

        static TestCaseData Case(string key, DeepQDefinition definition, SystemDefinition system) =>
            new TestCaseData(key, definition, system).SetArgDisplayNames(
                $"{key} {definition.Observation?.Count} {definition.Inputs} {definition.Orders} {system.GetType().Name}"
            );
    }

    [TestCaseSource(nameof(Elsewhere))]
    public void Validate_ObservationAndOrders_FitTheSystem(
        string key,
        DeepQDefinition definition,
        SystemDefinition system
    ) =>
        Assert.That(
            definition.Validate(system).Select(fault => fault.Key),
            Is.EqualTo(key.Length == 0 ? [] : new[] { key })
        );

    [Test]
    public void Validate_Presets_FindsNothing([Values(1, 4, 8)] int stations)
    {
        var chain = new ChainDefinition { Stations = stations };
        Assert.That(DeepQDefinition.Paper.Validate(chain), Is.Empty);
        Assert.That(DeepQDefinition.Recommended.Validate(chain), Is.Empty);
        Assert.That(DeepQDefinition.KerasRl.Validate(chain), Is.Empty);
    }

    [Test]
    public void Presets_AreNamedAfterThemselves()
    {
        Assert.That(DeepQDefinition.Paper.Preset, Is.EqualTo("paper"));
        Assert.That(DeepQDefinition.Recommended.Preset, Is.EqualTo("recommended"));
        Assert.That(DeepQDefinition.KerasRl.Preset, Is.EqualTo("kerasRl"));
    }

    [Test]
    public void Paper_NetworkForFourStations_IsAsPrinted()
    {
        var chain = new ChainDefinition();
        var shape = DeepQDefinition.Paper.ShapeFor(chain);
        Assert.Multiple(() =>
        {
            Assert.That(shape.Inputs, Is.EqualTo(18));
            Assert.That(shape.Layers.Select(layer => layer.Outputs), Is.EqualTo(new[] { 18, 18, 18, 5 }));
            Assert.That(shape.Head, Is.EqualTo(OutputHead.Softmax));
            Assert.That(shape.InputRelu, Is.True);
        });
    }

    [Test]
    public void Options_Each_TellWhereTheirDefaultComesFrom() =>
        Assert.That(
            typeof(DeepQDefinition)
                .GetProperties()
                .Where(p => p.CanWrite && p.DeclaringType == typeof(DeepQDefinition))
                .Where(p => !p.IsDefined(typeof(SourceAttribute), true) && !p.IsDefined(typeof(AssumedAttribute), true))
                .Select(p => p.Name),
            Is.Empty
        );
}
