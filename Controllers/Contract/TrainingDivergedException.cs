namespace ProcessChain;

/// <summary>
/// A training has left the numbers: a loss, weight or Q-value is infinite or not a number, or a policy has leapt to where
/// nothing is known.
/// </summary>
public sealed class TrainingDivergedException : Exception
{
    /// <summary>A training that learns within episodes.</summary>
    /// <param name="what">What is wrong, e.g. <c>the loss is not finite</c>.</param>
    /// <param name="episode">The training episode in which it happened.</param>
    /// <param name="step">The control iteration within that episode, from 0.</param>
    /// <param name="learningRate">The learning rate at that time.</param>
    public TrainingDivergedException(string what, long episode, long step, double learningRate)
        : base(Text(what, $"episode {episode}, step {step}", learningRate)) => (Episode, Step) = (episode, step);

    /// <summary>A training that learns between many episodes.</summary>
    /// <param name="what">What is wrong, e.g. <c>the loss is not finite</c>.</param>
    /// <param name="iteration">The iteration in which it happened, from 1.</param>
    /// <param name="learningRate">The learning rate at that time.</param>
    public TrainingDivergedException(string what, long iteration, double learningRate)
        : base(Text(what, $"iteration {iteration}", learningRate)) { }

    /// <summary>The training episode in which it happened; 0 where learning is not within one.</summary>
    public long Episode { get; }

    /// <summary>The control iteration within that episode, from 0.</summary>
    public long Step { get; }

    private static string Text(string what, string when, double learningRate) =>
        $"The training diverged in {when}: {what}. "
        + $"The learning rate {(float)learningRate:R} is probably too high.";
}
