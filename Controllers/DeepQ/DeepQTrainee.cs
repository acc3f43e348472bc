using ProcessChain.Chain;
using ProcessChain.Controllers.Learning;
using ProcessChain.Controllers.Training;
using ProcessChain.Decisions;
using ProcessChain.Randomness;

namespace ProcessChain.Controllers.DeepQ;

/// <summary>Deep Q-learning in training (Mnih et al. 2015): acts, explores, remembers and learns.</summary>
internal sealed class DeepQTrainee : ITrainee
{
    private const int Format = 0x31544344; // "DCT1"

    /// <summary>Rewards over which their mean is taken, once there have been as many.</summary>
    private const int MeanWindow = 1000;

    private readonly DeepQDefinition definition;
    private readonly ObservationEncoder encoder;
    private readonly ReturnBuffer returns;
    private readonly DeepQLearner learner;
    private readonly ExplorationSchedule schedule;
    private readonly int iterations;
    private readonly int warmUpEpisodes;
    private readonly long totalDecisions;

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
        totalDecisions = budget.Episodes * decisionsPerEpisode;
        encoder = new ObservationEncoder(definition, chain, scale);
        Memory = new ReplayMemory(Capacity(warmUpEpisodes * decisionsPerEpisode), encoder.Inputs, encoder.Actions);
        returns = CreateReturns();
        var weights = new EpisodeSeed(seed, 0).Stream("weights");
        learner = new DeepQLearner(definition, DeepQShape.Of(definition, encoder), Memory, weights);
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
        if (exploration.NextDouble() >= schedule.At(Progress, decisions))
            return greedy;
        return Explore(greedy);
    }

    /// <inheritdoc/>
    /// <exception cref="TrainingDivergedException">The loss or a weight is not finite.</exception>
    public void Learn(in StepOutcome outcome)
    {
        Remember(outcome);
        if (!IsWarmUp)
        {
            decisions++;
            if (decisions % definition.LearnEvery == 0 && Memory.Count >= definition.BatchSize)
                LearnFromMemory();
        }
        step++;
    }

    /// <inheritdoc/>
    public void SaveAgent(Stream destination) => DeepQAgent.Save(learner.Online, encoder.Scale, destination);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        using var saved = new StateWriter(writer);
        saved.Write(Format);
        learner.Online.Shape.Save(saved);
        saved.Write(Memory.Capacity);
        saved.Write((int)definition.Optimiser);
        saved.Write(episodes);
        saved.Write(decisions);
        saved.Write(rewards);
        learner.Save(saved);
        Memory.Save(saved);
        saved.Seal();
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        using var saved = new StateReader(reader);
        saved.Expect(Format, "the format");
        learner.Online.Shape.Expect(saved);
        saved.Expect(Memory.Capacity, "a memory of capacity");
        saved.Expect((int)definition.Optimiser, "the optimiser");
        episodes = saved.Read<long>();
        decisions = saved.Read<long>();
        rewards = saved.Read<long>();
        learner.Load(saved);
        Memory.Load(saved);
        saved.CheckSeal();
    }

    private int Capacity(long warmUpDecisions)
    {
        if (definition.MemoryCapacity > 0)
            return definition.MemoryCapacity;
        var capacity = Math.Max(definition.BatchSize, warmUpDecisions);
        if (capacity > Array.MaxLength / encoder.Inputs)
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
        var network = learner.Online;
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
            learner.MeanReward += (reward - learner.MeanReward) / Math.Min(rewards, MeanWindow);
        }
        return reward;
    }

    private void LearnFromMemory()
    {
        for (var i = 0; i < definition.GradientSteps; i++)
        {
            var loss = learner.Learn(replay, learner.LearningRate(Progress));
            if (!float.IsFinite(loss))
                throw Diverged("the loss");
            if (!learner.Online.IsFinite())
                throw Diverged("a weight");
        }
    }

    private TrainingDivergedException Diverged(string what) =>
        new(what, seed.Episode, step, learner.LearningRate(Progress));
}
