using System.Threading;

namespace ProcessChain;

/// <summary>Proximal policy optimisation in training (Schulman et al. 2017, algorithm 1): rollout, advantages, updates.</summary>
internal sealed class PpoTraining : ITraining
{
    private const int Format = 0x334F5050; // "PPO3"

    /// <summary>Environments that one thread steps side by side.</summary>
    private const int ShardSize = 32;

    private readonly PpoDefinition definition;
    private readonly long seed;
    private readonly int workers;
    private readonly PolicyTwin policy;
    private readonly Rollout rollout;
    private readonly EpisodeRunner[] runners;
    private readonly RolloutShard[] shards;
    private readonly InputScaling inputs;
    private readonly ObservationEncoder? encoder;
    private readonly RolloutLearner learner;
    private long episodes;
    private long steps;

    public PpoTraining(PpoDefinition definition, RolloutTask task, ObservationEncoder? encoder, long seed, int workers)
    {
        (this.definition, this.encoder, this.seed, this.workers) = (definition, encoder, seed, workers);
        inputs = new InputScaling(task.Inputs, definition.Inputs == InputScale.Running);
        policy = PpoNetworks.Create(definition, task, new EpisodeSeed(seed, 0).Stream("weights"));
        policy.Actor.Free.Values.Fill((float)definition.InitialLogDeviation);
        rollout = new Rollout(task.Shape(definition.StepsPerEnvironment, definition.Environments));
        runners = new EpisodeRunner[definition.Environments];
        for (var i = 0; i < runners.Length; i++)
            runners[i] = new(task.Environment(), rollout.Shape.ActionWidth, seed, i + 1, runners.Length);
        shards =
        [
            .. runners
                .Chunk(ShardSize)
                .Select((part, i) => new RolloutShard(policy.Twin(part.Length), part, i * ShardSize)),
        ];
        learner = new RolloutLearner(definition, policy, rollout, task.Discounting, Diverged);
    }

    public int FinishedIterations { get; private set; }

    /// <summary>How states become inputs, as it is now.</summary>
    public InputScaling Inputs => inputs;

    /// <summary>π as it is now.</summary>
    public Actor Actor => policy.Actor;

    /// <summary>α of the next update.</summary>
    public float LearningRate => definition.LearningRateAt((double)FinishedIterations / definition.Iterations);

    public TrainingIteration RunIteration(CancellationToken stop = default)
    {
        using var team = new WorkerTeam(workers);
        if (inputs.IsNew)
            Collect(team);
        Collect(team);
        stop.ThrowIfCancellationRequested();
        var (mean, deviation) = EpisodeGoals();
        var shuffle = new EpisodeSeed(seed, FinishedIterations + 1).Stream("shuffle");
        var losses = learner.Learn(shuffle, LearningRate, team);
        FinishedIterations++;
        return new(FinishedIterations, episodes, steps, learner.Updates)
        {
            Goal = mean,
            GoalDeviation = deviation,
            PolicyLoss = losses.Policy,
            ValueLoss = losses.Value,
            Entropy = losses.Entropy,
            Divergence = losses.Divergence,
        };
    }

    public void SaveAgent(Stream destination) => PpoAgent.Save(definition, policy.Actor, encoder!, inputs, destination);

    public void Save(BinaryWriter writer) => StateArchive.Write(writer.BaseStream, Keep);

    public void Load(BinaryReader reader) => StateArchive.Read(reader.BaseStream, Keep);

    private void Keep(StateArchive state)
    {
        state.Expect(Format, "the format");
        state.Expect(rollout.Shape.Rows, "rows in a rollout:");
        state.Expect(runners.Length, "environments:");
        policy.Actor.Network.Shape.Keep(state);
        FinishedIterations = state.Keep(FinishedIterations);
        episodes = state.Keep(episodes);
        steps = state.Keep(steps);
        inputs.Keep(state);
        learner.Keep(state);
        foreach (var runner in runners)
            runner.Keep(state);
    }

    /// <summary>Fills the rollout with what the policy does; its states become inputs.</summary>
    private void Collect(WorkerTeam team)
    {
        try
        {
            team.Run(shards.Length, shard => shards[shard].Collect(rollout, inputs));
        }
        catch (NotFiniteNumberException)
        {
            throw Diverged("the policy or a value is not finite");
        }
        inputs.Convert(rollout);
        steps += rollout.Shape.Rows;
        episodes += rollout.Ended.Count(ended => ended);
    }

    /// <summary>Mean and standard deviation over the episodes that ended in the rollout.</summary>
    private (double Mean, double Deviation) EpisodeGoals()
    {
        var ended = rollout.EpisodeGoals.Where((_, row) => rollout.Ended[row]).ToList();
        if (ended.Count == 0)
            return (double.NaN, double.NaN);
        var mean = ended.Average();
        var squares = ended.Sum(goal => (goal - mean) * (goal - mean));
        return (mean, ended.Count > 1 ? Math.Sqrt(squares / (ended.Count - 1)) : double.NaN);
    }

    private TrainingDivergedException Diverged(string what) => new(what, FinishedIterations + 1, LearningRate);
}
