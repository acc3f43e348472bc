namespace ProcessChain;

/// <summary>How much better actions were than the policy on average (Schulman et al. 2016).</summary>
internal static class GeneralisedAdvantage
{
    /// <summary>
    /// Âₜ = δₜ + γλ Âₜ₊₁ with δₜ = rₜ + γ V(sₜ₊₁) − V(sₜ) (their equations 11 and 16); where an episode ended, neither
    /// V(sₜ₊₁) nor Âₜ₊₁ counts, but a truncated one's last reward is followed by the value of the state in which it was left
    /// (Pardo et al. 2018, Time limits in reinforcement learning). The critic learns the returns Â + V.
    /// </summary>
    /// <param name="rollout">Its rewards, advantages and returns change.</param>
    /// <param name="discount">γ, in [0, 1].</param>
    /// <param name="lambda">λ, in [0, 1].</param>
    public static void Estimate(Rollout rollout, float discount, float lambda)
    {
        var (rewards, values, advantages) = (rollout.Rewards, rollout.Values, rollout.Advantages);
        for (var at = advantages.Length - 1; at >= 0; at--)
        {
            var next = at + rollout.Shape.Environments;
            rewards[at] += discount * rollout.TerminalValues[at];
            var advantage = rewards[at] - values[at];
            if (!rollout.Ended[at])
                advantage +=
                    next < advantages.Length
                        ? discount * (values[next] + (lambda * advantages[next]))
                        : discount * rollout.LastValues[next - advantages.Length];
            advantages[at] = advantage;
            rollout.Returns[at] = advantage + values[at];
        }
    }
}
