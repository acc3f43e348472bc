namespace ProcessChain;

/// <summary>
/// Q-learning with a replay memory in training: acts, explores and remembers. When it learns is up to the loop, which those
/// who inherit from it are.
/// </summary>
internal abstract class ReplayTrainee : ITrainee
{
    private const int Format = 0x33544344; // "DCT3"

    /// <summary>Rewards over which their mean is taken, once there have been as many.</summary>
    private const int MeanWindow = 1000;

    private readonly SystemDefinition system;
    private readonly ObservationEncoder encoder;
    private readonly JointChoices choices;
    private readonly ReturnBuffer returns;
    private readonly int decisionsPerPeriod;
    private readonly int warmUpEpisodes;
    private readonly long totalDecisions;

    private readonly float[] state;
    private readonly bool[] allowed;
    private readonly float[] nextState;
    private readonly bool[] nextAllowed;

    private long episodes;
    private long rewards;

    private long episode;
    private RandomStream exploration = new(0);
    private RandomStream replay = new(0);
    private long step;
    private long remembered;
    private int taken;

    protected ReplayTrainee(
        DeepQDefinition definition,
        TrainingTask task,
        long totalDecisions,
        Func<ReplayMemory, ReplaySampler> samplerOf,
        bool movesTarget = true
    )
    {
        Definition = definition;
        system = task.System;
        this.totalDecisions = totalDecisions;
        decisionsPerPeriod = task.System.DecisionsPerPeriod;
        warmUpEpisodes = task.Budget.WarmUpEpisodes;
        encoder = definition.EncoderOf(task.System, task.System.DemandScale);
        choices = definition.ChoicesOf(task.System);
        var capacity = definition.CapacityFor(TrainingLength.Of(task.System, task.Budget));
        Memory = new ReplayMemory(checked((int)capacity), encoder.Steps, choices.Count);
        returns = CreateReturns();
        var shape = definition.ShapeFor(task.System);
        var weights = new EpisodeSeed(task.Seed, 0).Stream("weights");
        Learner = new DeepQLearner(definition, shape, Memory, samplerOf(Memory), weights) { MovesTarget = movesTarget };
        if (task.Start is { } start)
            Learner.StartFrom(DeepQStart.Parameters(definition, task.System, start));
        state = new float[encoder.Inputs];
        nextState = new float[encoder.Inputs];
        allowed = new bool[choices.Count];
        nextAllowed = new bool[choices.Count];
    }

    public long Updates => Learner.Updates;

    /// <summary>What is remembered.</summary>
    public ReplayMemory Memory { get; }

    public DeepQLearner Learner { get; }

    /// <summary>ε of the next decision.</summary>
    public double Epsilon => Definition.EpsilonAt(Progress, Decisions);

    protected DeepQDefinition Definition { get; }

    /// <summary>Decisions that count.</summary>
    protected long Decisions { get; set; }

    protected bool IsWarmUp => episodes <= warmUpEpisodes;

    /// <summary>The state of the memory that the last decision led to.</summary>
    protected int Reached { get; private set; }

    private double Progress => Math.Min(1, (double)Decisions / totalDecisions);

    public void BeginEpisode(Chance chance)
    {
        episode = chance.Episode;
        exploration = chance.Stream("exploration");
        replay = chance.Stream("replay");
        returns.Clear();
        episodes++;
        step = 0;
        remembered = Memory.Added;
    }

    /// <inheritdoc/>
    /// <exception cref="TrainingDivergedException">A Q-value is not finite.</exception>
    public void Decide(SystemView view, Span<double> action)
    {
        encoder.Read(view, state);
        choices.WriteMask(view, allowed);
        taken = Choose();
        choices.WriteAction(view, taken, action);
    }

    /// <inheritdoc/>
    /// <exception cref="TrainingDivergedException">The loss or a weight is not finite.</exception>
    public void Learn(in StepOutcome outcome)
    {
        Remember(outcome);
        GoOn(outcome.EndsEpisode);
        step++;
    }

    public void SaveAgent(Stream destination)
    {
        using var agent = DeepQAgent.NetworkOf(Definition, system);
        agent.WriteParameters(Learner.AgentParameters());
        DeepQAgent.Save(agent, encoder, destination);
    }

    public void Save(BinaryWriter writer) => StateArchive.Write(writer.BaseStream, Keep);

    public void Load(BinaryReader reader) => StateArchive.Read(reader.BaseStream, Keep);

    /// <summary>Counts a decision that has been remembered, and learns if it is time.</summary>
    protected abstract void GoOn(bool endsEpisode);

    /// <summary>As many gradient steps as one learning has.</summary>
    protected void LearnFromMemory()
    {
        for (var i = 0; i < Definition.GradientSteps; i++)
        {
            var loss = Learner.Learn(replay, Learner.LearningRate(Progress), Progress);
            if (!float.IsFinite(loss))
                throw Diverged("the loss");
            if (!Learner.Online.IsFinite())
                throw Diverged("a weight");
        }
    }

    private void Keep(StateArchive state)
    {
        state.Expect(Format, "the format");
        Learner.Online.Shape.Keep(state);
        state.Expect(Memory.Capacity, "a memory of capacity");
        state.Expect((int)Definition.Optimiser, "the optimiser");
        state.Expect((int)Definition.Replay, "the replay");
        episodes = state.Keep(episodes);
        Decisions = state.Keep(Decisions);
        rewards = state.Keep(rewards);
        Memory.Keep(state);
        Learner.Keep(state);
    }

    private ReturnBuffer CreateReturns()
    {
        var gamma =
            Definition.TimeUnit == TimeUnit.Period
                ? PortableMath.Power(Definition.Gamma, 1.0 / decisionsPerPeriod)
                : Definition.Gamma;
        return new ReturnBuffer(Memory, Definition.ReturnDecisions(decisionsPerPeriod), gamma);
    }

    private int Choose()
    {
        if (IsWarmUp && Definition.WarmUp == WarmUpPolicy.Random)
            return Explore();
        var greedy = GreedyChoice();
        return exploration.NextDouble() >= Epsilon ? greedy : Explore(greedy);
    }

    private int GreedyChoice()
    {
        var network = Learner.Online;
        encoder.Steps.Apply<float>(state, network.Input(0));
        network.Forward(1);
        foreach (var value in network.Output(0))
        {
            if (!float.IsFinite(value))
                throw Diverged("a Q-value");
        }
        return Greedy.Best(Learner.Values(network, 0), allowed);
    }

    /// <summary>An allowed choice, all equally likely.</summary>
    private int Explore(int greedy = -1)
    {
        var choice = UniformChoice.Of(allowed, exploration);
        if (choice != greedy && Definition.CutAtExploration)
            returns.Cut(Reached, terminal: false);
        return choice;
    }

    private void Remember(in StepOutcome outcome)
    {
        var pays = Definition.Reward == RewardTiming.EveryDecision || outcome.EndsPeriod;
        if (step == 0)
            Reached = Memory.AddState(state, allowed);
        returns.Add(Reached, taken, pays ? Reward(outcome) : 0, pays);
        encoder.Read(outcome.Next, nextState);
        choices.WriteMask(outcome.Next, nextAllowed);
        Reached = Memory.AddState(nextState, nextAllowed);
        if (outcome.EndsEpisode)
            returns.Cut(Reached, outcome.Terminated || Definition.TruncationIsTerminal);
        else
            returns.Complete(Reached);
        if (outcome.EndsEpisode && Definition.Feedback > 0)
            Memory.AddToRewards(Memory.Added - remembered, Feedback(outcome));
    }

    private float Feedback(in StepOutcome outcome) =>
        (float)(Definition.RewardScale * Definition.Feedback * outcome.OthersReward);

    private float Reward(in StepOutcome outcome)
    {
        var perPeriod = Definition.Reward == RewardTiming.EndOfPeriod ? decisionsPerPeriod : 1;
        var reward = (float)(Definition.RewardScale * perPeriod * outcome.Reward);
        if (Definition.SubtractMeanReward)
        {
            rewards++;
            Learner.MeanReward += (reward - Learner.MeanReward) / Math.Min(rewards, MeanWindow);
        }
        return reward;
    }

    private TrainingDivergedException Diverged(string what) =>
        new($"{what} is not finite", episode, step, Learner.LearningRate(Progress));
}
