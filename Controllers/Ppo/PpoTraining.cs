using ProcessChain.Controllers.Learning;
using ProcessChain.Controllers.Supply;
using ProcessChain.Randomness;

namespace ProcessChain.Controllers.Ppo;

/// <summary>Proximal policy optimisation in training (Schulman et al. 2017, algorithm 1): rollout, advantages, updates.</summary>
internal sealed class PpoTraining : ISupplyTraining
{
    private const int Format = 0x314F5050; // "PPO1"

    /// <summary>Environments that one thread steps side by side.</summary>
    private const int ShardSize = 32;

    /// <summary>
    /// Nats that no update of a training that learns moves its policy: actions just taken would have become e¹⁰⁰ times less
    /// likely.
    /// </summary>
    private const double FarthestMove = 100;

    private readonly PpoDefinition definition;
    private readonly long seed;
    private readonly int workers;
    private readonly PolicyTwin policy;
    private readonly Rollout rollout;
    private readonly EpisodeRunner[] runners;
    private readonly RolloutShard[] shards;
    private readonly InputScaling inputs;
    private readonly RewardNormalisation? rewards;
    private readonly DivergencePenalty penalty;
    private readonly ChunkedLearner learner;
    private readonly int[] rows;
    private long episodes;
    private long steps;

    /// <param name="definition">A valid definition.</param>
    /// <param name="task">What is to be learned.</param>
    /// <param name="inputs">How states become inputs.</param>
    /// <param name="seed">The training seed.</param>
    /// <param name="workers">Threads, 1 or more.</param>
    public PpoTraining(PpoDefinition definition, RolloutTask task, InputScaling inputs, long seed, int workers)
    {
        (this.definition, this.inputs, this.seed, this.workers) = (definition, inputs, seed, workers);
        policy = PpoNetworks.Create(definition, task, new EpisodeSeed(seed, 0).Stream("weights"));
        rollout = new Rollout(ShapeOf(definition, task));
        rows = [.. Enumerable.Range(0, rollout.Shape.Rows)];
        runners = new EpisodeRunner[definition.Environments];
        for (var i = 0; i < runners.Length; i++)
            runners[i] = new(task.Environment(), rollout.Shape.ActionWidth, seed, i + 1, runners.Length);
        shards =
        [
            .. runners
                .Chunk(ShardSize)
                .Select((part, i) => new RolloutShard(policy.Twin(part.Length), part, i * ShardSize)),
        ];
        rewards =
            definition.Rewards == PpoRewards.Running
                ? new RewardNormalisation(definition.Environments, definition.Gamma)
                : null;
        penalty = new DivergencePenalty((float)definition.DivergenceWeight, (float)definition.DivergenceTarget);
        learner = new ChunkedLearner(
            PpoNetworks.Objective(definition),
            policy,
            penalty,
            rollout,
            definition.Minibatch,
            definition.Advantages == AdvantageScope.Minibatch ? AdvantageNormalisation.Sample : null
        );
    }

    /// <inheritdoc/>
    public int Iterations => definition.Iterations;

    /// <inheritdoc/>
    public int FinishedIterations { get; private set; }

    /// <summary>How states become inputs, as it is now.</summary>
    public InputScaling Inputs => inputs;

    /// <summary>π as it is now.</summary>
    public Actor Actor => policy.Actor;

    /// <summary>α of the next update.</summary>
    public float LearningRate
    {
        get
        {
            var progress = (double)FinishedIterations / Iterations;
            return (float)((definition.LearningRate * (1 - progress)) + (definition.FinalLearningRate * progress));
        }
    }

    /// <inheritdoc/>
    public TrainingIteration RunIteration()
    {
        using var team = new WorkerTeam(workers);
        if (inputs.IsNew)
            Collect(team);
        Collect(team);
        var (mean, deviation) = EpisodeRewards();
        PrepareRollout();
        var losses = Update(team);
        if (losses.Divergence > FarthestMove)
            throw Diverged($"the policy moved {(float)losses.Divergence:R} nats in one update");
        if (!policy.Actor.Network.IsFinite() || !policy.Critic.IsFinite())
            throw Diverged("a weight is not finite");
        penalty.Adapt(losses.Divergence);
        FinishedIterations++;
        return new(FinishedIterations, episodes, steps)
        {
            Reward = mean,
            RewardDeviation = deviation,
            PolicyLoss = losses.Policy,
            ValueLoss = losses.Value,
            Entropy = losses.Entropy,
            Divergence = losses.Divergence,
        };
    }

    /// <inheritdoc/>
    public void SaveAgent(Stream destination) => PpoAgent.Save(policy.Actor, inputs, destination);

    /// <inheritdoc/>
    public void Save(BinaryWriter writer)
    {
        using var saved = new StateWriter(writer);
        saved.Write(Format);
        saved.Write(rollout.Shape.Rows);
        saved.Write(runners.Length);
        policy.Actor.Network.Shape.Save(saved);
        saved.Write(FinishedIterations);
        saved.Write(episodes);
        saved.Write(steps);
        learner.Save(saved);
        penalty.Save(saved);
        inputs.Save(saved);
        rewards?.Save(saved);
        foreach (var runner in runners)
            runner.Save(saved);
        saved.Seal();
    }

    /// <inheritdoc/>
    public void Load(BinaryReader reader)
    {
        using var saved = new StateReader(reader);
        saved.Expect(Format, "the format");
        saved.Expect(rollout.Shape.Rows, "rows in a rollout:");
        saved.Expect(runners.Length, "environments:");
        policy.Actor.Network.Shape.Expect(saved);
        FinishedIterations = saved.Read<int>();
        episodes = saved.Read<long>();
        steps = saved.Read<long>();
        learner.Load(saved);
        penalty.Load(saved);
        inputs.Load(saved);
        rewards?.Load(saved);
        foreach (var runner in runners)
            runner.Load(saved);
        saved.CheckSeal();
    }

    private static RolloutShape ShapeOf(PpoDefinition definition, RolloutTask task)
    {
        var distribution = task.Distribution();
        return new(
            definition.StepsPerEnvironment,
            definition.Environments,
            task.Inputs,
            distribution.ActionWidth,
            distribution.Parameters,
            task.Masked
        );
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
    private (double Mean, double Deviation) EpisodeRewards()
    {
        var ended = rollout.EpisodeRewards.Where((_, row) => rollout.Ended[row]).ToList();
        if (ended.Count == 0)
            return (double.NaN, double.NaN);
        var mean = ended.Average();
        var squares = ended.Sum(reward => (reward - mean) * (reward - mean));
        return (mean, ended.Count > 1 ? Math.Sqrt(squares / (ended.Count - 1)) : double.NaN);
    }

    /// <summary>Scales rewards, and estimates advantages and returns.</summary>
    private void PrepareRollout()
    {
        rewards?.Apply(rollout);
        if (definition.Rewards == PpoRewards.Fixed)
        {
            foreach (ref var reward in rollout.Rewards.AsSpan())
                reward *= (float)definition.RewardFactor;
        }
        rollout.EstimateAdvantages((float)definition.Gamma, (float)definition.Lambda);
        if (definition.Advantages == AdvantageScope.Batch)
            AdvantageNormalisation.Population.Apply(rollout.Advantages);
    }

    /// <summary>Passes over the rollout; returns the mean losses of the last one.</summary>
    private PpoLosses Update(WorkerTeam team)
    {
        var shuffle = new EpisodeSeed(seed, FinishedIterations + 1).Stream("shuffle");
        var minibatches = new int[rows.Length / definition.Minibatch];
        for (var i = 0; i < minibatches.Length; i++)
            minibatches[i] = i;
        for (var i = 0; i < rows.Length; i++)
            rows[i] = i;
        Shuffle(rows, shuffle);
        var (losses, goesOn) = (new PpoLosses(), true);
        for (var epoch = 0; goesOn && epoch < definition.Epochs; epoch++)
        {
            (losses, goesOn) = Pass(minibatches, team);
            if (definition.Shuffling == PpoShuffling.Rows)
                Shuffle(rows, shuffle);
            else
                Shuffle(minibatches, shuffle);
        }
        return losses;
    }

    /// <summary>One pass; it ends early where the policy has moved too far.</summary>
    private (PpoLosses Losses, bool GoesOn) Pass(int[] minibatches, WorkerTeam team)
    {
        var sums = new PpoLosses();
        for (var i = 0; i < minibatches.Length; i++)
        {
            var minibatch = rows.AsMemory(minibatches[i] * definition.Minibatch, definition.Minibatch);
            var losses = learner.ComputeGradients(minibatch, team);
            if (!losses.AreFinite)
                throw Diverged("the loss is not finite");
            sums = sums.Plus(losses);
            if (definition.DivergenceLimit > 0 && losses.K3 > definition.DivergenceLimit)
                return (sums.Over(i + 1), false);
            if (!float.IsFinite(learner.Step(LearningRate)))
                throw Diverged("a gradient is not finite");
        }
        return (sums.Over(minibatches.Length), true);
    }

    /// <summary>Fisher and Yates's.</summary>
    private static void Shuffle(int[] numbers, RandomStream stream)
    {
        for (var i = numbers.Length - 1; i > 0; i--)
        {
            var other = stream.Next(i + 1);
            (numbers[i], numbers[other]) = (numbers[other], numbers[i]);
        }
    }

    private TrainingDivergedException Diverged(string what) => new(what, FinishedIterations + 1, LearningRate);
}
