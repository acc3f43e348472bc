namespace ProcessChain.Tests;

/// <summary>What is kept of environments side by side, and what is made of it.</summary>
internal sealed class RolloutTests
{
    // γ = ½, λ = ½, V = 1 everywhere but 4 after the second step.
    [TestCase(StepEnd.Terminated, 2.0, 2.5)]
    [TestCase(StepEnd.Truncated, 4.0, 3.0)]
    public void Advantages_OfAnEpisodeThatEnds_CountTheFutureOnlyWhereItIsTruncated(
        StepEnd end,
        double second,
        double first
    )
    {
        var rollout = new Rollout(new RolloutShape(3, 1, 1, 1, 2, Masked: false));
        Array.Fill(rollout.Values, 1);
        new float[] { 2.5f, 3, 1 }.CopyTo(rollout.Rewards, 0);
        rollout.Ended[1] = true;
        rollout.TerminalValues[1] = end == StepEnd.Truncated ? 4 : 0;
        rollout.LastValues[0] = 6;

        GeneralisedAdvantage.Estimate(rollout, 0.5f, 0.5f);

        // Last: 1 + ½ · 6 − 1. Second: 3 − 1, truncated + ½ · 4. First: 2.5 + ½ · 1 − 1 + ¼ · second.
        Assert.That(rollout.Advantages, Is.EqualTo(new[] { first, second, 3 }).Within(1e-6));
        Assert.That(rollout.Returns[1], Is.EqualTo(second + 1).Within(1e-6));
    }

    [TestCase(StepEnd.Terminated)]
    [TestCase(StepEnd.Truncated)]
    public void Shard_AtTheEndOfAnEpisode_KeepsTheValueOfTheStateThatWasLeft(StepEnd end)
    {
        var rollout = Collect(mornings: 3, steps: 4, end);
        Assert.That(rollout.Ended, Is.EqualTo(new[] { false, false, true, false }));
        Assert.That(rollout.EpisodeGoals[2], Is.EqualTo(rollout.Rewards.Take(3).Sum()).Within(1e-5));
        // The state left after three mornings is a holiday (1), like that of the second morning; the next episode begins at 0.
        Assert.That(rollout.States.ToArray(), Is.EqualTo(new float[] { 0, 1, 0, 0 }));
        Assert.That(rollout.TerminalValues[2], Is.EqualTo(end == StepEnd.Truncated ? rollout.Values[1] : 0));
        Assert.That(rollout.LastValues[0], Is.EqualTo(rollout.Values[1]));
        Assert.That(rollout.Values[1], Is.Not.EqualTo(rollout.Values[0]));
    }

    [Test]
    public void Shard_Masked_DrawsOnlyWhatIsAllowed()
    {
        var rollout = Collect(mornings: 3, steps: 200, StepEnd.Terminated, masked: true);
        var actions = Enumerable.Range(0, 200).Select(row => (int)rollout.Action(row)[0]).Distinct().Order();
        Assert.That(actions, Is.EqualTo(new[] { 0, 1, 2, 3 }));
    }

    [Test]
    public void Scaling_Running_GivesTheNextRolloutMeanZeroAndDeviationOne()
    {
        var scaling = new InputScaling(1, isRunning: true);
        Assert.That(scaling.IsNew);
        var rollout = new Rollout(new RolloutShape(1, 4, 1, 1, 2, Masked: false));
        new float[] { 1, 3, 1, 3 }.CopyTo(rollout.States);
        scaling.Convert(rollout);
        Assert.That(rollout.States.ToArray(), Is.EqualTo(new float[] { 1, 3, 1, 3 }), "as the policy saw them");
        var input = new float[1];
        scaling.Apply([1], input);
        Assert.That(input[0], Is.EqualTo(-1).Within(1e-6));
        scaling.Apply([1000], input);
        Assert.That(input[0], Is.EqualTo(10));
    }

    [Test]
    public void Rewards_Normalised_AreOverTheDeviationOfDiscountedReturnsOfEachEpisode()
    {
        var rollout = new Rollout(new RolloutShape(2, 2, 1, 1, 2, Masked: false));
        new float[] { 2, 4, 6, 0 }.CopyTo(rollout.Rewards, 0);
        rollout.Ended[0] = true;

        new RewardNormalisation(2, 0.5).Apply(rollout);

        // Returns 2, 4, then 6 in a new episode and ½ · 4 + 0: their variance is (1.5² + 0.5² + 2.5² + 1.5²) / 4.
        var deviation = Math.Sqrt(11.0 / 4);
        Assert.That(rollout.Rewards, Is.EqualTo(new[] { 2 / deviation, 4 / deviation, 6 / deviation, 0 }).Within(1e-5));
    }

    /// <summary>What only passes through is not charged: steps that pay nothing keep their 0, and do not count.</summary>
    [Test]
    public void MeanReward_IsTakenFromStepsThatPayOnly()
    {
        var rollout = new Rollout(new RolloutShape(4, 1, 1, 1, 2, Masked: false));
        new float[] { 4, 0, 8, 0 }.CopyTo(rollout.Rewards, 0);
        new[] { true, false, true, false }.CopyTo(rollout.Pays, 0);
        var mean = new MeanReward();
        mean.Subtract(rollout);
        Assert.That(rollout.Rewards, Is.EqualTo(new float[] { 0, 0, 2, 0 }), "the means so far are 4 and 6");
        new float[] { 9, 0, 0, 0 }.CopyTo(rollout.Rewards, 0);
        mean.Subtract(rollout);
        Assert.That(rollout.Rewards, Is.EqualTo(new float[] { 2, 0, -5.25f, 0 }), "then 7, and 5.25");
    }

    [Test]
    public void Moments_OfNumbers_AreMeanAndVariance()
    {
        var moments = new RunningMoments(2);
        foreach (var x in new float[] { 1, 2, 6 })
            moments.Add([x, -x]);
        Assert.That(moments.Mean(1), Is.EqualTo(-3).Within(1e-12));
        Assert.That(moments.Variance(0), Is.EqualTo(14.0 / 3).Within(1e-12));
    }

    private static Rollout Collect(int mornings, int steps, StepEnd end, bool masked = false)
    {
        const int Choices = 10;
        Func<ActionDistribution> distribution = () => new MultiCategorical(Choices);
        var task = new RolloutTask(new PolicyTask(1, 0, distribution) { Masked = masked })
        {
            Environment = () => new NewsvendorEnvironment(mornings, end),
            Discounting = new(0.99, 0.95),
        };
        var policy = PpoNetworks.Create(new PpoDefinition(), task, new RandomStream(1));
        var rollout = new Rollout(new RolloutShape(steps, 1, 1, 1, Choices, masked));
        var shard = new RolloutShard(policy.Twin(1), [new EpisodeRunner(task.Environment(), 1, 5, 1, 1)], 0);
        shard.Collect(rollout, new InputScaling(1, isRunning: false));
        return rollout;
    }
}
