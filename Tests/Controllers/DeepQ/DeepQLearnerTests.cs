namespace ProcessChain.Tests;

internal sealed class DeepQLearnerTests
{
    /// <summary>One state, no hidden layer: the biases are the Q-values.</summary>
    private static readonly NetworkShape Table = new(1, [], 3, OutputHead.Linear, inputRelu: false);

    private static DeepQDefinition Settings { get; } =
        new()
        {
            Output = OutputLayer.Linear,
            InputRelu = false,
            BatchSize = 1,
            Loss = Loss.Mse,
        };

    [TestCase(true, true, true, ExpectedResult = 1 + (0.5f * 9))]
    [TestCase(true, true, false, ExpectedResult = 1 + (0.5f * 4), Description = "the best is forbidden")]
    [TestCase(true, false, false, ExpectedResult = 1 + (0.5f * -2))]
    public float Target_ForbiddenActions_AreNotBootstrapped(bool first, bool second, bool third) =>
        Target(Settings, online: [0, 0, 0], target: [-2, 4, 9], [first, second, third]);

    [TestCase(true, ExpectedResult = 1 + (0.5f * 4))]
    [TestCase(false, ExpectedResult = 1 + (0.5f * -2), Description = "the online network's favourite is forbidden")]
    public float Target_Double_IsTheTargetsValueOfTheOnlineChoice(bool favouriteIsAllowed) =>
        Target(Settings with { DoubleQ = true }, [5, 7, 3], [-2, 4, 9], [true, favouriteIsAllowed, true]);

    [Test]
    public void Target_MeanReward_IsTakenOffAsOftenAsThereAreRewards() =>
        Assert.That(
            Target(Settings, [0, 0, 0], [0, 0, 0], [true, true, true], meanReward: 0.25f, baseline: 3),
            Is.EqualTo(1 - 0.75f)
        );

    [Test]
    public void TargetNetwork_Interval_MovesOnlyThen()
    {
        var memory = Memory(1, 1, [true, true, true]);
        var learner = Learner(Settings with { Tau = 1, TargetInterval = 3 }, Table, memory);
        var before = learner.Target.Parameters();

        for (var update = 1; update <= 3; update++)
        {
            Assert.That(learner.Target.Parameters(), Is.EqualTo(before), $"before update {update}");
            learner.Learn([0], 0.1f);
        }

        Assert.That(learner.Target.Parameters(), Is.EqualTo(learner.Online.Parameters()));
    }

    /// <summary>
    /// Five places in a row, action 1 goes right, 0 left; the right end pays 1 and throws back to the start. With γ = 0.9
    /// the best return from place p is 0.9^(4−p) / (1 − 0.9^5).
    /// </summary>
    [TestCase(false, false, 1)]
    [TestCase(true, false, 1)]
    [TestCase(true, true, 1)]
    [TestCase(false, false, 3)]
    [TestCase(false, false, 1, ReplayKind.Prioritised)]
    public void Learn_WalkToTheRight_FindsTheOptimum(
        bool isDouble,
        bool dueling,
        int steps,
        ReplayKind replayKind = ReplayKind.Uniform
    )
    {
        const int Places = 5;
        var definition = Settings with
        {
            DoubleQ = isDouble,
            Replay = replayKind,
            Optimiser = OptimiserKind.Adam,
            BatchSize = 32,
            Tau = 0.05,
        };
        var head = dueling ? OutputHead.Dueling : OutputHead.Linear;
        var memory = Walk(Places, steps);
        var shape = new NetworkShape(Places, [16], 2, head, inputRelu: false);
        var learner = Learner(definition, shape, memory);
        var replay = new RandomStream(2);
        for (var update = 0; update < 6000; update++)
            learner.Learn(replay, update < 3000 ? 3e-3f : 3e-4f, progress: 0);
        for (var place = 0; place < Places; place++)
        {
            var optimum = Math.Pow(0.9, Places - 1 - place) / (1 - Math.Pow(0.9, Places));
            var values = Values(learner.Online, place);
            Assert.That(values[1], Is.EqualTo(optimum).Within(0.05), $"place {place}");
            Assert.That(values[1], Is.GreaterThan(values[0]), $"place {place}");
        }
    }

    /// <summary>
    /// Twelve states, of which the last is seen in one of a thousand transitions only and has another value. Drawn eight
    /// times by uniform replay within the training, its value is far from learned; prioritised replay has learned it.
    /// </summary>
    [TestCase(ReplayKind.Uniform, ExpectedResult = false)]
    [TestCase(ReplayKind.Prioritised, ExpectedResult = true)]
    public bool Learn_RareSurprise_IsLearnedSoonerWithPriorities(ReplayKind replayKind)
    {
        const int States = 12;
        var memory = ReplayRows.Empty(1000, States, 1);
        for (var i = 0; i < 1000; i++)
            AddEnd(i == 500 ? States - 1 : i % (States - 1), i == 500 ? 10 : 0.1f);
        var shape = new NetworkShape(States, [], 1, OutputHead.Linear, inputRelu: false);
        var definition = Settings with { Replay = replayKind, ImportanceExponent = 0, BatchSize = 8 };
        var learner = Learner(definition, shape, memory);
        var replay = new RandomStream(2);
        for (var update = 0; update < 1000; update++)
            learner.Learn(replay, 0.2f, progress: 0);
        return Math.Abs(Values(learner.Online, States - 1)[0] - 10) < 1;

        void AddEnd(int state, float reward) =>
            memory.Add(
                new WholeTransition
                {
                    State = OneHot(state, States),
                    Action = 0,
                    Return = reward,
                    Baseline = 1,
                    Discount = 0,
                    NextState = OneHot(state, States),
                    NextAllowed = [true],
                }
            );
    }

    /// <summary>
    /// Two transitions of the same state whose predictions miss by 1 and by 3, of priorities 1 and 3 with α = 1: at the end
    /// of the training, β = 1, their weights are 1 and ⅓, so that the gradient of half the squared error is
    /// (1 · 1 + ⅓ · 3) / 2 for a batch of one of each.
    /// </summary>
    [Test]
    public void Learn_Prioritised_WeightsTheGradientOfEachTransition()
    {
        var definition = Settings with
        {
            Replay = ReplayKind.Prioritised,
            PriorityExponent = 1,
            PriorityOffset = 1e-12,
            BatchSize = 2,
            Loss = Loss.HalfMse,
        };
        var memory = ReplayRows.Empty(2, 1, 3);
        AddEnd(-1);
        AddEnd(-3);
        var learner = Learner(definition, Table, memory);
        var stream = new RandomStream(2);
        SetBiases(learner.Online, [0, 0, 0]);
        var batches = new HashSet<float>();
        for (var draw = 0; draw < 50; draw++)
        {
            SetBiases(learner.Online, [0, 0, 0]);
            learner.Learn(stream, 1e-3f, progress: 1);
            batches.Add(MathF.Round(learner.Online.Gradients()[Table.Layers[0].BiasAt + 2], 4));
        }
        Assert.That(batches, Does.Contain(1f).And.SubsetOf(new[] { 1f, 3f, 2f }));

        void AddEnd(float reward) =>
            memory.Add(
                new WholeTransition
                {
                    State = [0],
                    Action = 2,
                    Return = reward,
                    Baseline = 1,
                    Discount = 0,
                    NextState = [0],
                    NextAllowed = [true, true, true],
                }
            );
    }

    /// <summary>
    /// One state whose three actions have two quantiles each. By their means 4, 5 and 3 the second action is the best, whose quantiles, 0 and 10,
    /// become samples 1 and 6 of the return with the reward 1 and γ = ½. The quantiles of the action taken, 2 and 4, are at the levels ¼ and
    /// ¾: their slopes are (¾ − ¼) / 2 and (¼ − ¾) / 2, as all errors are 1 or more.
    /// </summary>
    [TestCase(false)]
    [TestCase(true)]
    public void Quantiles_AreLearnedFromThoseOfTheActionWithTheBestMean(bool isDouble)
    {
        var definition = Settings with { DoubleQ = isDouble, Quantiles = 2, Loss = Loss.Huber };
        var learner = Learner(definition, Table, Memory(1, 1, [true, true, true]));
        SetBiases(learner.Online, [4, 4, 0, 10, 2, 4]);
        learner.CopyToTarget();
        learner.Learn([1], 0.001f);
        var gradient = learner.Online.Gradients()[learner.Online.Shape.Layers[0].BiasAt..];
        Assert.That(gradient, Is.EqualTo(new float[] { 0, 0, 0, 0, 0.25f, -0.25f }));
    }

    [Test]
    public void Quantiles_ForbiddenActionsAndMeanReward_AreLeftOutAsOfValues()
    {
        var definition = Settings with { Quantiles = 2, Loss = Loss.Huber, HuberDelta = 100 };
        var learner = Learner(definition, Table, Memory(1, 1, [true, false, true]));
        SetBiases(learner.Online, [-4, 12, 0, 10, 2, 4]);
        learner.CopyToTarget();
        learner.MeanReward = 1;
        learner.Learn([1], 0.001f);
        var gradient = learner.Online.Gradients()[learner.Online.Shape.Layers[0].BiasAt..];
        // The samples −2 and 6 of the first action: errors 4 and −4 of the lower quantile, 6 and −2 of the upper one.
        Assert.That(
            gradient[4..],
            Is.EqualTo(new float[] { ((0.75f * 4) - (0.25f * 4)) / 2, ((0.25f * 6) - (0.75f * 2)) / 2 })
        );
    }

    /// <summary>Returns of 0 and 8, equally often, from a state without a future: half of the four quantiles are at each of them.</summary>
    [Test]
    public void Quantiles_OfAReturnOfTwoValues_AreAtBoth()
    {
        var memory = ReplayRows.Empty(2, 1, 1);
        foreach (var reward in new[] { 0f, 8 })
            memory.Add(
                new WholeTransition
                {
                    State = [0],
                    Action = 0,
                    Return = reward,
                    Baseline = 1,
                    Discount = 0,
                    NextState = [0],
                    NextAllowed = [true],
                }
            );
        var definition = Settings with { Quantiles = 4, Loss = Loss.Huber, HuberDelta = 0.1, BatchSize = 16 };
        var learner = Learner(definition, new NetworkShape(1, [], 1, OutputHead.Linear, inputRelu: false), memory);
        var replay = new RandomStream(2);
        for (var update = 0; update < 5000; update++)
            learner.Learn(replay, 0.3f, progress: 0);
        Assert.That(Values(learner.Online, 0), Is.EqualTo(new float[] { 0, 0, 8, 8 }).Within(0.5));
    }

    private static float Target(
        DeepQDefinition definition,
        float[] online,
        float[] target,
        bool[] allowed,
        float meanReward = 0,
        float baseline = 1
    )
    {
        var learner = Learner(definition, Table, Memory(1, baseline, allowed));
        SetBiases(learner.Online, target);
        learner.CopyToTarget();
        SetBiases(learner.Online, online);
        learner.MeanReward = meanReward;
        var loss = learner.Learn([1], 0.001f);
        // The state is 0 and its action is 2, so that the loss is (y − Q₂)², and y is above Q₂ where the gradient says so.
        var root = MathF.Sqrt(loss);
        return online[2] + (learner.Online.Gradients()[Table.Layers[0].BiasAt + 2] < 0 ? root : -root);
    }

    /// <summary>Makes the biases of a network without hidden layers its outputs, as its only input is 0.</summary>
    private static void SetBiases(INetwork network, float[] values)
    {
        var parameters = new float[network.Shape.Parameters];
        values.CopyTo(parameters, network.Shape.Layers[0].BiasAt);
        network.WriteParameters(parameters);
    }

    /// <summary>Two transitions; the second has the given set of allowed actions, the first allows all.</summary>
    private static ReplayMemory Memory(float reward, float baseline, bool[] allowed)
    {
        var memory = ReplayRows.Empty(2, 1, 3);
        Add([true, true, true]);
        Add(allowed);
        return memory;

        void Add(bool[] nextAllowed) =>
            memory.Add(
                new WholeTransition
                {
                    State = [0],
                    Action = 2,
                    Return = reward,
                    Baseline = baseline,
                    Discount = 0.5f,
                    NextState = [0],
                    NextAllowed = nextAllowed,
                }
            );
    }

    private static ReplayMemory Walk(int places, int steps)
    {
        const int Decisions = 2000;
        var memory = ReplayRows.Empty(Decisions, places, 2);
        var returns = new ReturnBuffer(memory, steps, 0.9);
        var (place, stream) = (0, new RandomStream(3));
        bool[] allowed = [true, true];
        for (var i = 0; i < Decisions; i++)
        {
            var action = stream.Next(2);
            // Off-policy returns would be those of the random walk, hence the cut before every step that is not optimal.
            if (action == 0)
                returns.Cut(At(place), terminal: false);
            var isGoal = action == 1 && place == places - 1;
            returns.Add(At(place), action, isGoal ? 1 : 0, pays: true);
            place = isGoal ? 0 : Math.Clamp(place + (2 * action) - 1, 0, places - 1);
            returns.Complete(At(place));
        }
        return memory;

        int At(int place) => memory.AddState(OneHot(place, places), allowed);
    }

    private static float[] OneHot(int place, int places)
    {
        var state = new float[places];
        state[place] = 1;
        return state;
    }

    private static float[] Values(INetwork network, int place)
    {
        OneHot(place, network.Shape.Inputs).CopyTo(network.Input(0));
        network.Forward(1);
        return network.Output(0).ToArray();
    }

    private static DeepQLearner Learner(DeepQDefinition definition, NetworkShape shape, ReplayMemory memory) =>
        new(definition, shape, memory, ReplaySampler.Of(definition, memory), new RandomStream(1));
}
