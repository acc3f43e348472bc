namespace ProcessChain;

/// <summary>The running mean of the rewards that steps pay, over the last thousand or so.</summary>
internal sealed class MeanReward
{
    private const int Window = 1000;

    private long count;
    private double mean;

    /// <summary>Takes in the rewards of a rollout, row by row, and takes the mean so far from each.</summary>
    public void Subtract(Rollout rollout)
    {
        for (var row = 0; row < rollout.Shape.Rows; row++)
        {
            if (!rollout.Pays[row])
                continue;
            ref var reward = ref rollout.Rewards[row];
            count++;
            mean += (reward - mean) / Math.Min(count, Window);
            reward = (float)(reward - mean);
        }
    }

    public void Keep(StateArchive state)
    {
        count = state.Keep(count);
        mean = state.Keep(mean);
    }
}
