namespace ProcessChain;

/// <summary>Plays blocks of episodes and goes back through them; one object for each thread.</summary>
/// <param name="model">The model.</param>
/// <param name="policy">What decides.</param>
/// <param name="common">Blocks that are gone through again and again; none: each is drawn.</param>
internal sealed class PathwiseWorker(InventoryModel model, IPathwisePolicy policy, params DemandBlock[] common)
    : IPathwiseWorker
{
    private readonly InventoryRollout rollout = new(model);
    private readonly DemandBlock demand = new(model.Definition);
    private readonly InventoryAdjoint adjoint = new(model);

    /// <summary>Draws a block of episodes, valid until the next is drawn.</summary>
    public DemandBlock Draw(long seed, long firstEpisode)
    {
        demand.Draw(seed, firstEpisode);
        return demand;
    }

    public void Learn(IEnumerable<long> blocks, long seed, ReadOnlySpan<float> parameters, PathwiseSums sums) =>
        Learn(
            blocks.Select(block =>
                common.Length > 0 ? common[block % common.Length] : Draw(seed, block * DemandBlock.Width)
            ),
            parameters,
            sums
        );

    /// <summary>What comes of blocks of episodes, one after the other, with the given parameters.</summary>
    public void Learn(IEnumerable<DemandBlock> blocks, ReadOnlySpan<float> parameters, PathwiseSums sums)
    {
        policy.Take(parameters);
        (sums.Reward, sums.Square) = (0, 0);
        foreach (var block in blocks)
            Play(block, sums);
        policy.GiveGradients(sums.Gradients);
    }

    /// <summary>Plays a block of episodes forwards and backwards, and adds up its rewards.</summary>
    private void Play(DemandBlock block, PathwiseSums sums)
    {
        rollout.Begin(block);
        for (var period = 0; period < model.Periods; period++)
        {
            policy.Decide(rollout, period);
            rollout.Play(period);
        }
        adjoint.Begin();
        for (var period = model.Periods - 1; period >= 0; period--)
        {
            adjoint.PlayBack(rollout, period);
            policy.Learn(rollout, adjoint, period);
        }
        foreach (var reward in rollout.Rewards)
        {
            sums.Reward += reward;
            sums.Square += (double)reward * reward;
        }
    }
}

/// <summary>What comes of a part of a batch.</summary>
internal sealed class PathwiseSums(int parameters)
{
    /// <summary>Of the total rewards, with respect to the parameters.</summary>
    public float[] Gradients { get; } = new float[parameters];

    /// <summary>The sum of the total rewards.</summary>
    public double Reward { get; set; }

    /// <summary>The sum of their squares.</summary>
    public double Square { get; set; }
}
