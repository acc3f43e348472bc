namespace ProcessChain;

/// <summary>
/// Proximal policy optimisation of a process chain in training: acts with its policy, and learns whenever the rollout is full,
/// also within an episode.
/// </summary>
internal sealed class ChainPpoTrainee : ITrainee
{
    private const int Format = 0x31544343; // "CCT1"

    /// <summary>Rewards over which their mean is taken, once there have been as many.</summary>
    private const int MeanWindow = 1000;

    private readonly ChainPpoDefinition definition;
    private readonly ObservationEncoder encoder;
    private readonly PolicyTwin policy;
    private readonly Rollout rollout;
    private readonly RolloutLearner learner;
    private readonly int iterations;
    private readonly int warmUpEpisodes;
    private readonly long totalDecisions;

    private long episodes;
    private long decisions;
    private long rewards;
    private double meanReward;
    private int rows;
    private int rowsBeforeEpisode;

    private EpisodeSeed seed;
    private RandomStream exploration = new(0);
    private RandomStream shuffle = new(0);
    private long step;

    public ChainPpoTrainee(
        ChainPpoDefinition definition,
        ChainDefinition chain,
        InputScale scale,
        TrainingBudget budget,
        long seed
    )
    {
        this.definition = definition;
        iterations = chain.Iterations;
        warmUpEpisodes = budget.WarmUpEpisodes;
        totalDecisions = (long)budget.Episodes * budget.Days * iterations;
        encoder = new ObservationEncoder(definition, chain, scale);
        var task = ChainTask.Of(definition, chain);
        policy = PpoNetworks.Create(definition, task, new EpisodeSeed(seed, 0).Stream("weights"));
        rollout = new Rollout(task.Shape(definition.RowsPerUpdate, environments: 1));
        learner = new RolloutLearner(definition, policy, rollout, DiscountingOfADecision(), Diverged);
    }

    /// <summary>What happened since the last update.</summary>
    public Rollout Rollout => rollout;

    private bool IsWarmUp => episodes <= warmUpEpisodes;

    private float LearningRate => definition.LearningRateAt(Math.Min(1, (double)decisions / totalDecisions));

    /// <inheritdoc/>
    public void BeginEpisode(EpisodeSeed seed)
    {
        this.seed = seed;
        exploration = seed.Stream("exploration");
        shuffle = seed.Stream("shuffle");
        rows = rowsBeforeEpisode;
        episodes++;
        step = 0;
    }

    /// <inheritdoc/>
    /// <exception cref="TrainingDivergedException">The policy or the value of a state is not finite.</exception>
    public int Decide(ChainObservation observation)
    {
        var allowed = rollout.Allowed(rows);
        var action = rollout.Action(rows);
        encoder.Mask(observation, allowed);
        rollout.Values[rows] = ValueOf(observation);
        policy.Critic.Input(0).CopyTo(rollout.State(rows));
        policy.Critic.Input(0).CopyTo(policy.Actor.Network.Input(0));
        policy.Actor.Forward(1);
        var distribution = policy.Actor.At(0, allowed);
        distribution.Sample(exploration, action);
        rollout.LogProbabilities[rows] = distribution.LogProbability(action);
        policy.Actor.Current.CopyTo(rollout.Parameters(rows));
        if (!float.IsFinite(rollout.LogProbabilities[rows]) || !float.IsFinite(rollout.Values[rows]))
            throw Diverged("the policy or the value of a state is not finite");
        return (int)action[0];
    }

    /// <inheritdoc/>
    /// <exception cref="TrainingDivergedException">A number is not finite, or the policy has leapt.</exception>
    public void Learn(in StepOutcome outcome)
    {
        rollout.Rewards[rows] = Reward(outcome);
        rollout.Ended[rows] = outcome.Terminated || outcome.Truncated;
        rollout.TerminalValues[rows] = outcome.Truncated ? ValueOf(outcome.Next) : 0;
        rows++;
        step++;
        decisions += IsWarmUp ? 0 : 1;
        if (rows == rollout.Shape.Rows)
            EndRollout(outcome.Next);
        if (outcome.Terminated || outcome.Truncated)
            rowsBeforeEpisode = rows;
    }

    /// <inheritdoc/>
    public void SaveAgent(Stream destination) => ChainPpoAgent.Save(policy.Actor, encoder.Scale, destination);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        using var saved = new StateWriter(writer);
        saved.Write(Format);
        saved.Write(rollout.Shape.Rows);
        policy.Actor.Network.Shape.Save(saved);
        saved.Write(episodes);
        saved.Write(decisions);
        saved.Write(rewards);
        saved.Write(meanReward);
        saved.Write(rows);
        rollout.Save(saved, rows);
        learner.Save(saved);
        saved.Seal();
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        using var saved = new StateReader(reader);
        saved.Expect(Format, "the format");
        saved.Expect(rollout.Shape.Rows, "rows in a rollout:");
        policy.Actor.Network.Shape.Expect(saved);
        episodes = saved.Read<long>();
        decisions = saved.Read<long>();
        rewards = saved.Read<long>();
        meanReward = saved.Read<double>();
        rows = rowsBeforeEpisode = saved.Read<int>();
        if (rows < 0 || rows >= rollout.Shape.Rows)
            throw new InvalidDataException($"It says {rows} of {rollout.Shape.Rows} rows are there.");
        rollout.Load(saved, rows);
        learner.Load(saved);
        saved.CheckSeal();
    }

    /// <summary>The roots of γ and λ of a day.</summary>
    private Discounting DiscountingOfADecision() =>
        new(
            PortableMath.Power(definition.Gamma, 1.0 / iterations),
            PortableMath.Power(definition.Lambda, 1.0 / iterations)
        );

    private float ValueOf(ChainObservation observation)
    {
        encoder.Encode(observation, policy.Critic.Input(0));
        policy.Critic.Forward(1);
        return policy.Critic.Output(0)[0];
    }

    /// <summary>The reward of the day's end, for all its decisions; 0 before.</summary>
    private float Reward(in StepOutcome outcome)
    {
        if (!outcome.EndsDay)
            return 0;
        var reward = iterations * outcome.Reward;
        if (!definition.SubtractMeanReward)
            return (float)reward;
        rewards++;
        meanReward += (reward - meanReward) / Math.Min(rewards, MeanWindow);
        return (float)(reward - meanReward);
    }

    /// <summary>Learns, except in the warm-up, and begins a new rollout.</summary>
    private void EndRollout(ChainObservation next)
    {
        rollout.LastValues[0] = ValueOf(next);
        if (!IsWarmUp)
        {
            using var team = new WorkerTeam(workers: 1);
            learner.Learn(shuffle, LearningRate, team);
        }
        rows = rowsBeforeEpisode = 0;
    }

    private TrainingDivergedException Diverged(string what) => new(what, seed.Episode, step, LearningRate);
}
