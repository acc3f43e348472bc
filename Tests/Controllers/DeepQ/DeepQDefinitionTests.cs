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
            Case("training.days", d => d with { Training = new TrainingBudget { Days = 0 } }),
            Case("training.days", d => d with { Training = new TrainingBudget { Days = 1_000_001 } }),
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
            change(DeepQDefinition.Paper).Validate(new ChainDefinition(), new UniformDemand()).Select(f => f.Key),
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
            Case("timeUnit", d => d with { TimeUnit = TimeUnit.Day }),
            Case("returnSteps", d => d with { ReturnSteps = 2 }),
            Case("gradientSteps", d => d with { GradientSteps = 2 }),
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
            change(DeepQDefinition.KerasRl)
                .Validate(new ChainDefinition(), new UniformDemand())
                .Select(fault => fault.Key),
            Does.Contain(key)
        );

    [TestCase(1000, "memoryCapacity", "is 50000000; at most 60540 are allowed for states of 4002 numbers.")]
    [TestCase(1, "memoryCapacity", "is 50000000; at most 29411764 are allowed for states of 6 numbers.")]
    public void Validate_MemoryOfLongStates_IsAFaultWhereNoArrayHoldsIt(int stations, string key, string message)
    {
        var chain = new ChainDefinition { Stations = stations };
        var faults = (DeepQDefinition.Paper with { MemoryCapacity = 50_000_000, HiddenLayers = new(8) }).Validate(
            chain,
            new UniformDemand()
        );
        Assert.That(faults, Is.EqualTo(new[] { new Fault(key, message) }));
    }

    [Test]
    public void Validate_ReturnsOverMoreStatesThanAnArrayHolds_IsAFault()
    {
        var chain = new ChainDefinition { Stations = 100, DecisionsPerDay = 1000 };
        var definition = DeepQDefinition.Paper with { TimeUnit = TimeUnit.Day, ReturnSteps = 6000 };
        Assert.That(
            definition.Validate(chain, new UniformDemand()),
            Is.EqualTo(
                new Fault[] { new("returnSteps", "is 6000; at most 5341 are allowed for states of 402 numbers.") }
            )
        );
    }

    [Test]
    public void Create_WarmUpBeyondEveryMemory_IsRefusedWithTheRemedy()
    {
        var budget = new TrainingBudget { WarmUpEpisodes = 500_000, Days = 1_000_000 };
        Assert.That(
            () => DeepQDefinition.Paper.Create(new ChainDefinition(), new UniformDemand(), budget, 1),
            Throws
                .TypeOf<OverflowException>()
                .With.Message.EqualTo(
                    "The warm-up has 2000000000000 decisions, more than a replay memory can hold. "
                        + "Make the warm-up shorter or set memoryCapacity."
                )
        );
    }

    [Test]
    public void Validate_Presets_FindsNothing([Values(1, 4, 8)] int stations)
    {
        var chain = new ChainDefinition { Stations = stations };
        var customer = new UniformDemand();
        Assert.That(DeepQDefinition.Paper.Validate(chain, customer), Is.Empty);
        Assert.That(DeepQDefinition.Recommended.Validate(chain, customer), Is.Empty);
        Assert.That(DeepQDefinition.KerasRl.Validate(chain, customer), Is.Empty);
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
        var shape = DeepQShape.Of(
            DeepQDefinition.Paper,
            new ObservationEncoder(DeepQDefinition.Paper, new ChainDefinition(), default)
        );
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
