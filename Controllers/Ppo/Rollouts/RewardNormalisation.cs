namespace ProcessChain;

/// <summary>
/// Rewards over the running deviation of the discounted return (not less their mean), limited to ±10 (Engstrom et al. 2020,
/// Implementation matters in deep RL, section 3).
/// </summary>
/// <param name="environments">Side by side.</param>
/// <param name="discount">γ.</param>
internal sealed class RewardNormalisation(int environments, double discount)
{
    private const float Limit = 10;
    private const double Smallest = 1e-8;

    private readonly float[] returns = new float[environments];
    private readonly RunningMoments moments = new(1);

    /// <summary>Takes in the rewards of a rollout, then scales them all alike.</summary>
    public void Apply(Rollout rollout)
    {
        for (var row = 0; row < rollout.Shape.Rows; row++)
        {
            ref var discounted = ref returns[row % environments];
            discounted = (float)(discount * discounted) + rollout.Rewards[row];
            moments.Add(new ReadOnlySpan<float>(in discounted));
            if (rollout.Ended[row])
                discounted = 0;
        }
        var factor = (float)(1 / Math.Sqrt(moments.Variance(0) + Smallest));
        foreach (ref var reward in rollout.Rewards.AsSpan())
            reward = Math.Clamp(reward * factor, -Limit, Limit);
    }

    public void Keep(StateArchive state)
    {
        state.Keep<float>(returns);
        moments.Keep(state);
    }
}
