namespace ProcessChain;

/// <summary>What N environments did side by side in T steps. Arrays are T × N, by rows: a row is a step.</summary>
internal readonly ref struct Trajectories
{
    public required ReadOnlySpan<float> Rewards { get; init; }

    /// <summary>V of the states in which the steps began.</summary>
    public required ReadOnlySpan<float> Values { get; init; }

    /// <summary>Whether an episode ended with the step.</summary>
    public required ReadOnlySpan<bool> Ended { get; init; }

    /// <summary>V of the N states after the last step.</summary>
    public required ReadOnlySpan<float> LastValues { get; init; }
}

/// <summary>How much better actions were than the policy on average (Schulman et al. 2016).</summary>
internal static class GeneralisedAdvantage
{
    /// <summary>
    /// Âₜ = δₜ + γλ Âₜ₊₁ with δₜ = rₜ + γ V(sₜ₊₁) − V(sₜ) (their equations 11 and 16); where an episode ended, neither
    /// V(sₜ₊₁) nor Âₜ₊₁ counts.
    /// </summary>
    /// <param name="trajectories">T steps of N environments.</param>
    /// <param name="discount">γ, in [0, 1].</param>
    /// <param name="lambda">λ, in [0, 1].</param>
    /// <param name="advantages">Becomes Â, T × N.</param>
    public static void Estimate(in Trajectories trajectories, float discount, float lambda, Span<float> advantages)
    {
        var width = trajectories.LastValues.Length;
        for (var at = advantages.Length - 1; at >= 0; at--)
        {
            var next = at + width;
            var advantage = trajectories.Rewards[at] - trajectories.Values[at];
            if (!trajectories.Ended[at])
                advantage +=
                    next < advantages.Length
                        ? discount * (trajectories.Values[next] + (lambda * advantages[next]))
                        : discount * trajectories.LastValues[next - advantages.Length];
            advantages[at] = advantage;
        }
    }

    /// <summary>The returns that the critic learns, Â + V.</summary>
    /// <param name="advantages">Â as <see cref="Estimate"/> gave it.</param>
    /// <param name="values">V, as many.</param>
    /// <param name="returns">Becomes the returns, as many.</param>
    public static void Returns(ReadOnlySpan<float> advantages, ReadOnlySpan<float> values, Span<float> returns)
    {
        for (var i = 0; i < advantages.Length; i++)
            returns[i] = advantages[i] + values[i];
    }
}
