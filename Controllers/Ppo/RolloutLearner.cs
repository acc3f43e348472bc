namespace ProcessChain;

/// <summary>What a full rollout teaches: scaling of rewards, advantages, and passes of gradient steps.</summary>
internal sealed class RolloutLearner
{
    /// <summary>
    /// Nats that no update of a training that learns moves its policy: actions just taken would have become e¹⁰⁰ times less
    /// likely.
    /// </summary>
    private const double FarthestMove = 100;

    private readonly PpoDefinition settings;
    private readonly PolicyTwin policy;
    private readonly Rollout rollout;
    private readonly Discounting discounting;
    private readonly Func<string, TrainingDivergedException> diverged;
    private readonly RewardNormalisation? rewards;
    private readonly MeanReward? meanReward;
    private readonly DivergencePenalty penalty;
    private readonly ChunkedLearner learner;
    private readonly int[] rows;
    private readonly int[] minibatches;

    public RolloutLearner(
        PpoDefinition settings,
        PolicyTwin policy,
        Rollout rollout,
        Discounting discounting,
        Func<string, TrainingDivergedException> diverged
    )
    {
        (this.settings, this.policy, this.rollout) = (settings, policy, rollout);
        (this.discounting, this.diverged) = (discounting, diverged);
        rows = new int[rollout.Shape.Rows];
        minibatches = new int[rows.Length / settings.Minibatch];
        rewards =
            settings.Rewards == PpoRewards.Running
                ? new RewardNormalisation(rollout.Shape.Environments, discounting.Discount)
                : null;
        meanReward = settings.SubtractMeanReward ? new MeanReward() : null;
        penalty = new DivergencePenalty((float)settings.DivergenceWeight, (float)settings.DivergenceTarget);
        learner = new ChunkedLearner(
            PpoNetworks.Objective(settings),
            policy,
            penalty,
            rollout,
            settings.Minibatch,
            settings.Advantages == AdvantageScope.Minibatch ? AdvantageNormalisation.Sample : null
        );
    }

    /// <summary>Gradient steps so far.</summary>
    public long Updates { get; private set; }

    /// <summary>Learns from the rollout, whose states are inputs already.</summary>
    /// <returns>The mean losses of the last pass.</returns>
    /// <exception cref="TrainingDivergedException">A number is not finite, or the policy has leapt.</exception>
    public PpoLosses Learn(RandomStream shuffle, float learningRate, WorkerTeam team)
    {
        PrepareRollout();
        var losses = Update(shuffle, learningRate, team);
        if (losses.Divergence > FarthestMove)
            throw diverged($"the policy moved {(float)losses.Divergence:R} nats in one update");
        if (!policy.Actor.Network.IsFinite() || !policy.Critic.IsFinite())
            throw diverged("a weight is not finite");
        penalty.Adapt(losses.Divergence);
        return losses;
    }

    public void Keep(StateArchive state)
    {
        Updates = state.Keep(Updates);
        learner.Keep(state);
        penalty.Keep(state);
        rewards?.Keep(state);
        meanReward?.Keep(state);
    }

    /// <summary>Scales rewards, and estimates advantages and returns.</summary>
    private void PrepareRollout()
    {
        meanReward?.Subtract(rollout);
        rewards?.Apply(rollout);
        if (settings.Rewards == PpoRewards.Fixed)
        {
            foreach (ref var reward in rollout.Rewards.AsSpan())
                reward *= (float)settings.RewardFactor;
        }
        GeneralisedAdvantage.Estimate(rollout, (float)discounting.Discount, (float)discounting.Lambda);
        if (settings.Advantages == AdvantageScope.Batch)
            AdvantageNormalisation.Population.Apply(rollout.Advantages);
    }

    /// <summary>Passes over the rollout; returns the mean losses of the last one.</summary>
    private PpoLosses Update(RandomStream shuffle, float learningRate, WorkerTeam team)
    {
        Count(minibatches);
        Count(rows);
        Shuffle(rows, shuffle);
        var (losses, goesOn) = (new PpoLosses(), true);
        for (var epoch = 0; goesOn && epoch < settings.Epochs; epoch++)
        {
            (losses, goesOn) = Pass(learningRate, team);
            Shuffle(settings.Shuffling == PpoShuffling.Rows ? rows : minibatches, shuffle);
        }
        return losses;
    }

    /// <summary>One pass; it ends early where the policy has moved too far.</summary>
    private (PpoLosses Losses, bool GoesOn) Pass(float learningRate, WorkerTeam team)
    {
        var sums = new PpoLosses();
        for (var i = 0; i < minibatches.Length; i++)
        {
            var minibatch = rows.AsMemory(minibatches[i] * settings.Minibatch, settings.Minibatch);
            var losses = learner.ComputeGradients(minibatch, team);
            if (!losses.AreFinite)
                throw diverged("the loss is not finite");
            sums = sums.Plus(losses);
            if (settings.DivergenceLimit > 0 && losses.K3 > settings.DivergenceLimit)
                return (sums.Over(i + 1), false);
            if (!float.IsFinite(learner.Step(learningRate)))
                throw diverged("a gradient is not finite");
            Updates++;
        }
        return (sums.Over(minibatches.Length), true);
    }

    /// <summary>Makes them 0, 1, 2 and so on.</summary>
    private static void Count(int[] numbers)
    {
        for (var i = 0; i < numbers.Length; i++)
            numbers[i] = i;
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
}
