using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Threading;

namespace ProcessChain;

/// <summary>
/// What a <see cref="LotController"/> costs on many episodes of known demand, sixteen side by side, with the bits of the episodes
/// played one by one. Evaluating does not allocate. Not safe for use by several threads.
/// </summary>
internal sealed class LotBatch
{
    private const int Nobody = 0;

    private readonly ChainDefinition chain;
    private readonly ChainBatch[] batches;
    private readonly Vector512<int>[] positions;
    private readonly Vector512<int>[] points;
    private readonly Vector512<int> lot;

    /// <param name="chain">A valid definition.</param>
    /// <param name="paths">Units that the customer orders on each day of each episode.</param>
    public LotBatch(ChainDefinition chain, IEnumerable<int[]> paths)
    {
        this.chain = chain;
        batches = [.. paths.Chunk(ChainBatch.Lanes).Select(lanes => new ChainBatch(chain, lanes))];
        positions = new Vector512<int>[chain.Stations + 1];
        points = new Vector512<int>[chain.Stations + 1];
        lot = Vector512.Create(chain.LotSize);
    }

    /// <summary>A function that gives a rule's mean cost per day; null where units might be more than lanes can count.</summary>
    /// <param name="system">The chain.</param>
    /// <param name="paths">Units that the customer orders on each day of each episode.</param>
    /// <param name="cost">The cost of a rule on a batch.</param>
    public static Func<RuleDefinition, CancellationToken, double>? MeanGoal(
        SystemDefinition system,
        IReadOnlyList<int[]> paths,
        Func<LotBatch, RuleDefinition, CancellationToken, double> cost
    )
    {
        var counted = (ChainDefinition)system;
        if (!paths.All(path => ChainBatch.CanCount(counted, path)))
            return null;
        var batch = new LotBatch(counted, paths);
        return (rule, stop) => cost(batch, rule, stop);
    }

    /// <summary>The mean cost per day of an episode.</summary>
    /// <param name="position">What is compared with the reorder points.</param>
    /// <param name="reorderPoints">R of station 1..n.</param>
    /// <param name="sharing">Which of the stations that want a lot orders.</param>
    /// <param name="stop">Stops it.</param>
    public double MeanCost(
        Position position,
        ReadOnlySpan<int> reorderPoints,
        DecisionSharing sharing,
        CancellationToken stop = default
    )
    {
        for (var k = 1; k <= chain.Stations; k++)
            points[k] = Vector512.Create(reorderPoints[k - 1]);
        var (sum, episodes) = (0.0, 0);
        foreach (var batch in batches)
        {
            stop.ThrowIfCancellationRequested();
            Play(batch, position, sharing);
            for (var episode = 0; episode < batch.Episodes; episode++)
                sum += batch.CostPerDay(episode);
            episodes += batch.Episodes;
        }
        return sum / episodes;
    }

    private void Play(ChainBatch batch, Position position, DecisionSharing sharing)
    {
        batch.Begin();
        while (!batch.IsOver)
        {
            Look(batch, position);
            var decisions = chain.DecisionsPerPeriod;
            while (decisions > 0 && Decide(batch, position, sharing))
                decisions--;
            batch.EndDay();
        }
    }

    /// <summary>The positions of a morning.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Look(ChainBatch batch, Position position)
    {
        var last = chain.Stations;
        var late = batch.Late;
        var owed = batch.Open[last + 1] + late[last + 1];
        var echelon = -owed;
        for (var k = last; k >= 1; k--)
        {
            var stock = batch.OnHand[k] + batch.InTransit[k];
            echelon += stock;
            positions[k] = late[k] + (position == Position.Echelon ? echelon : stock - owed);
            owed = late[k];
        }
    }

    /// <summary>Lets one station in each lane order that wants a lot.</summary>
    /// <returns>Whether any wants one.</returns>
    private bool Decide(ChainBatch batch, Position position, DecisionSharing sharing) =>
        sharing == DecisionSharing.LargestGapFirst
            ? DecideByGap(batch, position)
            : DecideInTurn(batch, position, isUpstreamFirst: sharing == DecisionSharing.UpstreamFirst);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool DecideInTurn(ChainBatch batch, Position position, bool isUpstreamFirst)
    {
        var undecided = Vector512<int>.AllBitsSet;
        for (var turn = 1; turn <= chain.Stations; turn++)
        {
            var station = isUpstreamFirst ? turn : chain.Stations + 1 - turn;
            var orders = Wants(batch, station) & undecided;
            undecided = Vector512.AndNot(undecided, orders);
            Order(batch, station, orders, position);
        }
        return !Vector512.EqualsAll(undecided, Vector512<int>.AllBitsSet);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private bool DecideByGap(ChainBatch batch, Position position)
    {
        var chosen = Vector512.Create(Nobody);
        var largest = Vector512<uint>.Zero;
        for (var station = chain.Stations; station >= 1; station--)
        {
            // Of a station that wants a lot it is 0 or more, and less than 2³².
            var gap = (points[station] - positions[station]).AsUInt32();
            var isFirst = Vector512.Equals(chosen, Vector512.Create(Nobody));
            var isLargest = Vector512.GreaterThan(gap, largest).AsInt32();
            var isChosen = Wants(batch, station) & (isFirst | isLargest);
            chosen = Vector512.ConditionalSelect(isChosen, Vector512.Create(station), chosen);
            largest = Vector512.ConditionalSelect(isChosen.AsUInt32(), gap, largest);
        }
        for (var station = 1; station <= chain.Stations; station++)
            Order(batch, station, Vector512.Equals(chosen, Vector512.Create(station)), position);
        return !Vector512.EqualsAll(chosen, Vector512.Create(Nobody));
    }

    /// <summary>Whether a station's position is at or below its reorder point and it may order; all bits where it is so.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<int> Wants(ChainBatch batch, int station)
    {
        var wants = Vector512.LessThanOrEqual(positions[station], points[station]);
        if (chain.Orders == OrderRule.Unrestricted || station == 1)
            return wants;
        var free = batch.OnHand[station - 1] - batch.Open[station] - batch.Late[station];
        return wants & Vector512.GreaterThanOrEqual(free, lot);
    }

    /// <summary>Places orders, after which the positions are those that a controller would see.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Order(ChainBatch batch, int station, Vector512<int> orders, Position position)
    {
        var units = orders & lot;
        batch.Order(station, units);
        positions[station] += units;
        if (position == Position.Local)
            positions[station - 1] -= units;
    }
}
