using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Threading;

namespace ProcessChain;

/// <summary>
/// Fixed echelon base stock on many demand paths at once, with the bits of the episodes played one by one. Evaluating does
/// not allocate. Not safe for use by several threads.
/// </summary>
internal sealed class LevelBatch
{
    /// <summary>So many episodes side by side stay in the processor's cache.</summary>
    private const int EpisodesAtOnce = 64;

    private readonly InventoryDefinition definition;
    private readonly InventoryBatch[] blocks;
    private readonly double[] orders;
    private readonly int episodes;

    public LevelBatch(InventoryDefinition definition, IEnumerable<int[]> paths)
    {
        this.definition = definition;
        blocks = paths.Chunk(EpisodesAtOnce).Select(block => Begin(definition, block)).ToArray();
        episodes = blocks.Sum(block => block.Episodes);
        orders = new double[blocks.Max(block => block.Width) * definition.Orders];
    }

    /// <summary>Periods that one evaluation plays, all episodes together.</summary>
    public long Steps => (long)episodes * definition.Periods;

    /// <summary>The mean reward of an episode.</summary>
    public double MeanReward(FixedBaseStockDefinition policy, CancellationToken stop = default)
    {
        Span<double> levels = stackalloc double[definition.Orders];
        for (var place = 0; place < levels.Length; place++)
            levels[place] = policy.Levels![place];
        var sum = 0.0;
        foreach (var block in blocks)
        {
            stop.ThrowIfCancellationRequested();
            Play(block, levels, policy);
            foreach (var reward in block.TotalRewards[..block.Episodes])
                sum += reward;
        }
        return sum / episodes;
    }

    private static InventoryBatch Begin(InventoryDefinition definition, int[][] paths)
    {
        var batch = new InventoryBatch(definition, paths.Length);
        batch.Reset([.. paths.SelectMany(path => path)]);
        return batch;
    }

    private void Play(InventoryBatch block, ReadOnlySpan<double> levels, FixedBaseStockDefinition policy)
    {
        var own = orders.AsSpan(0, block.Width * levels.Length);
        block.Restart();
        while (!block.IsOver)
        {
            Decide(block, levels, policy, MemoryMarshal.Cast<double, Vector512<double>>(own));
            block.Step(own);
        }
    }

    private void Decide(
        InventoryBatch block,
        ReadOnlySpan<double> levels,
        FixedBaseStockDefinition policy,
        Span<Vector512<double>> decided
    )
    {
        var width = block.Width / Vector512<double>.Count;
        var onHand = MemoryMarshal.Cast<double, Vector512<double>>(block.OnHand);
        var inTransit = MemoryMarshal.Cast<double, Vector512<double>>(block.InTransit);
        var unfilled = MemoryMarshal.Cast<double, Vector512<double>>(block.Unfilled);
        var countBacklog = policy.CountBacklog && definition.Backlog;
        for (var lane = 0; lane < width; lane++)
        {
            var position = Vector512<double>.Zero;
            for (var place = 0; place < levels.Length; place++)
            {
                var at = (place * width) + lane;
                position += onHand[at] + inTransit[at];
                if (countBacklog)
                    position -= unfilled[at];
                var order = Vector512.MaxNative(Vector512.Create(levels[place]) - position, Vector512<double>.Zero);
                decided[at] = policy.LimitOrders ? Vector512.MinNative(order, Most(place, at, width, onHand)) : order;
            }
        }
    }

    private Vector512<double> Most(int place, int at, int width, ReadOnlySpan<Vector512<double>> onHand)
    {
        var most = Vector512.Create((double)definition.SupplyCapacity[place]);
        return place + 1 < definition.Orders ? Vector512.MinNative(most, onHand[at + width]) : most;
    }
}
