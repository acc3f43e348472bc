namespace ProcessChain;

/// <summary>One iteration of a training. What a method does not have is not a number.</summary>
/// <param name="Iteration">Its number, from 1.</param>
/// <param name="Episodes">Episodes played in all so far.</param>
/// <param name="Steps">Periods played in all so far.</param>
public readonly record struct TrainingIteration(int Iteration, long Episodes, long Steps)
{
    /// <summary>The mean reward of the episodes that ended in this iteration.</summary>
    public double Reward { get; init; } = double.NaN;

    /// <summary>Their standard deviation.</summary>
    public double RewardDeviation { get; init; } = double.NaN;

    /// <summary>The mean loss of the policy over the last pass of the iteration.</summary>
    public double PolicyLoss { get; init; } = double.NaN;

    /// <summary>The mean loss of the value function over the last pass.</summary>
    public double ValueLoss { get; init; } = double.NaN;

    /// <summary>The mean entropy of the policy, nats.</summary>
    public double Entropy { get; init; } = double.NaN;

    /// <summary>The mean Kullback-Leibler divergence of the policy before the iteration from that after it, nats.</summary>
    public double Divergence { get; init; } = double.NaN;
}
