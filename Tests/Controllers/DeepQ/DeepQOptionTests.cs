namespace ProcessChain.Tests;

/// <summary>What single options do, seen in a warm-up episode of 20 days with 2 decisions each.</summary>
internal sealed class DeepQOptionTests
{
    private const int Days = 20;

    private static readonly ChainDefinition Chain = new() { Stations = 2 };

    private static readonly DeepQDefinition Settings = new() { MemoryCapacity = 1000 };

    [Test]
    public void Reward_EveryDecision_IsTheEnvironments()
    {
        var (memory, outcomes, _) = Remembered(Settings);
        Assert.That(Returns(memory), Is.EqualTo(outcomes.Select(o => (float)o.Reward)));
    }

    [Test]
    public void Reward_EndOfPeriod_IsItsLastTimesItsDecisions()
    {
        var (memory, outcomes, _) = Remembered(Settings with { Reward = RewardTiming.EndOfPeriod, RewardScale = 0.5 });
        Assert.That(Returns(memory), Is.EqualTo(outcomes.Select(o => o.EndsPeriod ? (float)(0.5 * 2 * o.Reward) : 0)));
    }

    [TestCase(TimeUnit.Decision, 1, ExpectedResult = 0.81f)]
    [TestCase(TimeUnit.Decision, 2, ExpectedResult = 0.81f * 0.81f)]
    [TestCase(TimeUnit.Period, 1, ExpectedResult = 0.81f)]
    [TestCase(TimeUnit.Period, 2, ExpectedResult = 0.81f * 0.81f)]
    public float Gamma_FullReturn_IsCountedInItsUnit(TimeUnit unit, int steps)
    {
        var (memory, _, _) = Remembered(Settings with { Gamma = 0.81, TimeUnit = unit, ReturnSteps = steps });
        return memory.Discount(0);
    }

    [Test]
    public void CutAtExploration_RandomActions_LeavesSingleSteps()
    {
        var (memory, _, _) = Remembered(Settings with { Gamma = 0.5, ReturnSteps = 3, CutAtExploration = true });
        Assert.That(Enumerable.Range(0, memory.Count).Select(memory.Discount), Has.All.EqualTo(0.5f));
    }

    [Test]
    public void CutAtExploration_GreedyActions_LeavesFullReturns()
    {
        var (memory, _, _) = Remembered(
            Settings with
            {
                Gamma = 0.5,
                ReturnSteps = 3,
                CutAtExploration = true,
                WarmUp = WarmUpPolicy.Agent,
                Epsilon = 0,
            }
        );
        var whole = Enumerable.Range(0, memory.Count - 2).Select(memory.Discount);
        Assert.That(whole, Has.All.EqualTo(0.125f));
    }

    [Test]
    public void CutAtExploration_RandomActionIsTheGreedyOne_DoesNotCut()
    {
        var (memory, _, _) = Remembered(
            Settings with
            {
                Gamma = 0.5,
                ReturnSteps = 2,
                CutAtExploration = true,
                WarmUp = WarmUpPolicy.Agent,
                Epsilon = 1,
            }
        );
        var discounts = Enumerable.Range(0, memory.Count - 1).Select(memory.Discount).ToArray();
        Assert.That(discounts, Has.Some.EqualTo(0.25f).And.Some.EqualTo(0.5f));
    }

    [Test]
    public void WarmUp_ByAgentWithoutExploration_ActsLikeTheUntrainedAgent()
    {
        var definition = Settings with { WarmUp = WarmUpPolicy.Agent, Epsilon = 0 };
        using var weights = new MemoryStream();
        Create(definition).SaveAgent(weights);
        weights.Position = 0;
        var agent = new Recorder(definition.LoadAgent(Chain, weights));
        Chain.Create(Days).Play(agent, new EpisodeSeed(1, 1));

        var (_, _, actions) = Remembered(definition);

        Assert.That(actions, Is.EqualTo(agent.Actions));
    }

    [Test]
    public void WarmUp_Random_TakesAllActionsAlike()
    {
        var (_, _, actions) = Remembered(Settings, days: 1500);
        var counts = actions.CountBy(action => action).Select(pair => pair.Value).ToArray();
        Assert.That(counts, Has.Length.EqualTo(3).And.All.InRange(900, 1100));
    }

    [TestCase(AgentWeights.Online)]
    [TestCase(AgentWeights.Target)]
    public void AgentWeights_SoftTarget_AreThoseOfTheNetworkAskedFor(AgentWeights whose)
    {
        var trainee = Create(Settings with { AgentWeights = whose, Tau = 0.5, LearningRate = 0.1 });
        for (var episode = 1; episode <= 2; episode++)
            Chain.Create(Days).Play(trainee, new EpisodeSeed(1, episode));
        var (online, target) = (Saved(trainee.Learner.Online), Saved(trainee.Learner.Target));
        using var agent = new MemoryStream();
        trainee.SaveAgent(agent);
        Assert.That(online, Is.Not.EqualTo(target));
        Assert.That(agent.ToArray(), Is.EqualTo(whose == AgentWeights.Target ? target : online));
    }

    [TestCase(0, ExpectedResult = 40)]
    [TestCase(15, ExpectedResult = 25)]
    public long WarmUpDecisions_FirstEpisodeAfterTheWarmUp_LearnsThatMuchLater(int decisions)
    {
        var trainee = Create(Settings with { WarmUpDecisions = decisions, BatchSize = 1 });
        for (var episode = 1; episode <= 2; episode++)
            Chain.Create(Days).Play(trainee, new EpisodeSeed(1, episode));
        return trainee.Learner.Updates;
    }

    [Test]
    public void ClipNorm_LongGradient_ShortensTheStep()
    {
        var (memory, _, _) = Remembered(Settings);
        var definition = Settings with { Output = OutputLayer.Linear, ClipNorm = 0.001, Loss = Loss.Mse };
        var shape = new NetworkShape(10, [10], 3, OutputHead.Linear, inputRelu: false);
        var learner = new DeepQLearner(
            definition,
            shape,
            memory,
            ReplaySampler.Of(definition, memory),
            new RandomStream(1)
        );
        learner.Learn(new RandomStream(2), 1, progress: 0);
        Assert.That(learner.Online.GradientNorm(), Is.EqualTo(0.001).Within(1e-6));
    }

    private static byte[] Saved(INetwork network)
    {
        using var stream = new MemoryStream();
        DeepQAgent.Save(network, Settings.EncoderOf(Chain, Chain.DemandScale), stream);
        return stream.ToArray();
    }

    private static IEnumerable<float> Returns(ReplayMemory memory) =>
        Enumerable.Range(0, memory.Count).Select(memory.Return);

    private static (ReplayMemory Memory, List<StepOutcome> Outcomes, List<double> Actions) Remembered(
        DeepQDefinition definition,
        int days = Days
    )
    {
        var trainee = Create(definition);
        var recorder = new Recorder(trainee);
        Chain.Create(days).Play(recorder, new EpisodeSeed(1, 1));
        return (trainee.Memory, recorder.Outcomes, recorder.Actions);
    }

    private static DeepQTrainee Create(DeepQDefinition definition) =>
        (DeepQTrainee)definition.CreateTrainee(new TrainingTask(Chain, new TrainingBudget { WarmUpEpisodes = 1 }, 1));

    private sealed class Recorder(IController inner) : ILearningController
    {
        public List<StepOutcome> Outcomes { get; } = [];

        public List<double> Actions { get; } = [];

        public void BeginEpisode(Chance chance) => inner.BeginEpisode(chance);

        public void Decide(SystemView view, Span<double> action)
        {
            inner.Decide(view, action);
            Actions.Add(action[0]);
        }

        public void Learn(in StepOutcome outcome)
        {
            Outcomes.Add(outcome);
            (inner as ILearningController)?.Learn(outcome);
        }
    }
}
