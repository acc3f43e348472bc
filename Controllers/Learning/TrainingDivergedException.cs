namespace ProcessChain.Controllers.Learning;

/// <summary>A training has left the numbers: a loss, weight or Q-value is infinite or not a number.</summary>
/// <param name="what">What is not finite, e.g. <c>the loss</c>.</param>
/// <param name="episode">The training episode in which it happened.</param>
/// <param name="step">The control iteration within that episode, from 0.</param>
/// <param name="learningRate">The learning rate at that time.</param>
public sealed class TrainingDivergedException(string what, long episode, long step, double learningRate)
    : Exception(
        $"The training diverged in episode {episode}, step {step}: {what} is not finite. "
            + $"The learning rate {(float)learningRate:R} is probably too high."
    )
{
    /// <summary>The training episode in which it happened.</summary>
    public long Episode => episode;

    /// <summary>The control iteration within that episode, from 0.</summary>
    public long Step => step;
}
