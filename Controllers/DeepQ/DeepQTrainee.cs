namespace ProcessChain;

/// <summary>Deep Q-learning in training (Mnih et al. 2015): acts, explores, remembers and learns.</summary>
internal sealed class DeepQTrainee : ITrainee
{
    private const int Format = 0x32544344; // "DCT2"

    /// <summary>Rewards over which their mean is taken, once there have been as many.</summary>
    private const int MeanWindow = 1000;

    private readonly DeepQDefinition definition;
    private readonly ObservationEncoder encoder;
    private readonly ReturnBuffer returns;
    private readonly ExplorationSchedule schedule;
    private readonly int iterations;
    private readonly int warmUpEpisodes;
    private readonly long totalDecisions;
    private readonly long learnsAfter;

    private readonly float[] state;
    private readonly float[] nextState;
    private readonly bool[] allowed;
    private readonly bool[] nextAllowed;

    private long episodes;
    private long decisions;
    private long rewards;

    private EpisodeSeed seed;
    private RandomStream exploration = new(0);
    private RandomStream replay = new(0);
    private long step;

    public DeepQTrainee(
        DeepQDefinition definition,
        ChainDefinition chain,
        InputScale scale,
        TrainingBudget budget,
        long seed
    )
    {
        this.definition = definition;
        iterations = chain.Iterations;
        warmUpEpisodes = budget.WarmUpEpisodes;
        var decisionsPerEpisode = (long)budget.Days * iterations;
        var warmUpDecisions = warmUpEpisodes * decisionsPerEpisode;
        var countedWarmUp = definition.FollowsKerasRl ? warmUpDecisions : 0;
        totalDecisions = countedWarmUp + (budget.Episodes * decisionsPerEpisode);
        learnsAfter = countedWarmUp + definition.WarmUpDecisions;
        encoder = new ObservationEncoder(definition, chain, scale);
        Memory = new ReplayMemory(Capacity(warmUpDecisions), encoder.Inputs, encoder.Actions);
        returns = CreateReturns();
        var weights = new EpisodeSeed(seed, 0).Stream("weights");
        Learner = new DeepQLearner(definition, DeepQShape.Of(definition, encoder), Memory, weights);
        schedule = new ExplorationSchedule(
            definition.Epsilon,
            definition.FinalEpsilon,
            definition.EpsilonAnnealing,
            definition.EpsilonDecay
        );
        state = new float[encoder.Inputs];
        nextState = new float[encoder.Inputs];
        allowed = new bool[encoder.Actions];
        nextAllowed = new bool[encoder.Actions];
    }

    /// <summary>What is remembered.</summary>
    public ReplayMemory Memory { get; }

    public DeepQLearner Learner { get; }

    /// <summary>ε of the next decision.</summary>
    public double Epsilon => schedule.At(Progress, decisions);

    private bool IsWarmUp => episodes <= warmUpEpisodes;

    private double Progress => Math.Min(1, (double)decisions / totalDecisions);

    /// <inheritdoc/>
    public void BeginEpisode(EpisodeSeed seed)
    {
        this.seed = seed;
        exploration = seed.Stream("exploration");
        replay = seed.Stream("replay");
        returns.Clear();
        episodes++;
        step = 0;
    }

    /// <inheritdoc/>
    /// <exception cref="TrainingDivergedException">A Q-value is not finite.</exception>
    public int Decide(ChainObservation observation)
    {
        encoder.Encode(observation, state);
        encoder.Mask(observation, allowed);
        if (IsWarmUp && definition.WarmUp == WarmUpPolicy.Random)
            return Explore();
        var greedy = GreedyAction();
        if (exploration.NextDouble() >= Epsilon)
            return greedy;
        return Explore(greedy);
    }

    /// <inheritdoc/>
    /// <exception cref="TrainingDivergedException">The loss or a weight is not finite.</exception>
    public void Learn(in StepOutcome outcome)
    {
        Remember(outcome);
        if (definition.FollowsKerasRl)
            GoOnAsKerasRl(outcome.Terminated || outcome.Truncated);
        else if (!IsWarmUp)
        {
            decisions++;
            LearnIfDue();
        }
        step++;
    }

    /// <inheritdoc/>
    public void SaveAgent(Stream destination) =>
        DeepQAgent.Save(
            definition.AgentWeights == AgentWeights.Target ? Learner.Target : Learner.Online,
            encoder.Scale,
            destination
        );

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        using var saved = new StateWriter(writer);
        saved.Write(Format);
        Learner.Online.Shape.Save(saved);
        saved.Write(Memory.Capacity);
        saved.Write((int)definition.Optimiser);
        saved.Write((int)definition.Replay);
        saved.Write(episodes);
        saved.Write(decisions);
        saved.Write(rewards);
        Memory.Save(saved);
        Learner.Save(saved);
        saved.Seal();
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        using var saved = new StateReader(reader);
        saved.Expect(Format, "the format");
        Learner.Online.Shape.Expect(saved);
        saved.Expect(Memory.Capacity, "a memory of capacity");
        saved.Expect((int)definition.Optimiser, "the optimiser");
        saved.Expect((int)definition.Replay, "the replay");
        episodes = saved.Read<long>();
        decisions = saved.Read<long>();
        rewards = saved.Read<long>();
        Memory.Load(saved);
        Learner.Load(saved);
        saved.CheckSeal();
    }

    private int Capacity(long warmUpDecisions)
    {
        if (definition.MemoryCapacity > 0)
            return definition.MemoryCapacity;
        var capacity = Math.Max(definition.BatchSize, warmUpDecisions);
        if (capacity > ReplayMemory.LargestCapacity(encoder.Inputs, encoder.Actions))
            throw new OverflowException(
                $"The warm-up has {warmUpDecisions} decisions, more than a replay memory can hold. "
                    + "Make the warm-up shorter or set memoryCapacity."
            );
        return (int)capacity;
    }

    private ReturnBuffer CreateReturns()
    {
        var (steps, gamma) =
            definition.TimeUnit == TimeUnit.Day
                ? (definition.ReturnSteps * iterations, PortableMath.Power(definition.Gamma, 1.0 / iterations))
                : (definition.ReturnSteps, definition.Gamma);
        return new ReturnBuffer(Memory, steps, gamma, encoder.Inputs);
    }

    private int GreedyAction()
    {
        var network = Learner.Online;
        state.CopyTo(network.Input(0));
        network.Forward(1);
        foreach (var value in network.Output(0))
        {
            if (!float.IsFinite(value))
                throw Diverged("a Q-value");
        }
        return Greedy.Best(network.Output(0), allowed);
    }

    /// <summary>An allowed action, all equally likely.</summary>
    /// <param name="greedy">What would have been taken otherwise.</param>
    private int Explore(int greedy = -1)
    {
        var choices = 0;
        foreach (var isAllowed in allowed)
            choices += isAllowed ? 1 : 0;
        var left = exploration.Next(choices);
        var action = 0;
        while (!allowed[action] || left-- > 0)
            action++;
        if (action != greedy && definition.CutAtExploration)
            returns.Cut(state, allowed, terminal: false);
        return action;
    }

    private void Remember(in StepOutcome outcome)
    {
        var pays = definition.Reward == RewardTiming.EveryDecision || outcome.EndsDay;
        returns.Add(state, outcome.Action, pays ? Reward(outcome) : 0, pays);
        encoder.Encode(outcome.Next, nextState);
        encoder.Mask(outcome.Next, nextAllowed);
        if (outcome.Terminated || outcome.Truncated)
            returns.Cut(nextState, nextAllowed, outcome.Terminated || definition.TruncationIsTerminal);
        else
            returns.Complete(nextState, nextAllowed);
    }

    private float Reward(in StepOutcome outcome)
    {
        var perDay = definition.Reward == RewardTiming.EndOfDay ? iterations : 1;
        var reward = (float)(definition.RewardScale * perDay * outcome.Reward);
        if (definition.SubtractMeanReward)
        {
            rewards++;
            Learner.MeanReward += (reward - Learner.MeanReward) / Math.Min(rewards, MeanWindow);
        }
        return reward;
    }

    private void GoOnAsKerasRl(bool endsEpisode)
    {
        LearnAndCopy();
        decisions++;
        if (!endsEpisode)
            return;
        RememberFiller();
        LearnAndCopy();
    }

    private void RememberFiller() =>
        Memory.Add(
            new Transition
            {
                State = nextState,
                Action = ReplayMemory.Filler,
                Return = 0,
                Baseline = 0,
                Discount = 1,
                NextState = nextState,
                NextAllowed = nextAllowed,
            }
        );

    private void LearnAndCopy()
    {
        LearnIfDue();
        if (definition.CopiesTargetByDecisions && decisions % definition.TargetInterval == 0)
            Learner.CopyToTarget();
    }

    private void LearnIfDue()
    {
        if (decisions > learnsAfter && decisions % definition.LearnEvery == 0 && Learner.CanLearn)
            LearnFromMemory();
    }

    private void LearnFromMemory()
    {
        for (var i = 0; i < definition.GradientSteps; i++)
        {
            var loss = Learner.Learn(replay, Learner.LearningRate(Progress), Progress);
            if (!float.IsFinite(loss))
                throw Diverged("the loss");
            if (!Learner.Online.IsFinite())
                throw Diverged("a weight");
        }
    }

    private TrainingDivergedException Diverged(string what) =>
        new($"{what} is not finite", seed.Episode, step, Learner.LearningRate(Progress));
}
