using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>
/// Many episodes of an <see cref="InventoryDefinition"/> side by side, in vectors of eight; each has the same bits as in an
/// <see cref="InventorySystem"/>. For policy search and learning. Stepping does not allocate. Not safe for use by several threads.
/// </summary>
/// <remarks>
/// Numbers of all episodes stand together by stage or place: <c>[place · Width + episode]</c>. The width is the number of
/// episodes, rounded up to eights; what stands in the surplus is of no meaning.
/// </remarks>
internal sealed class InventoryBatch
{
    private readonly InventoryDefinition definition;
    private readonly int places;

    /// <summary>Blocks of eight episodes.</summary>
    private readonly int width;
    private readonly InventoryMoney money;
    private readonly Vector512<double>[] onHand;
    private readonly Vector512<double>[] inTransit;
    private readonly Vector512<double>[] unfilled;
    private readonly Vector512<double>[] requested;
    private readonly Vector512<double>[] shipped;
    private readonly Vector512<double>[] demand;
    private readonly Vector512<double>[] rewards;
    private readonly Vector512<double>[] totals;
    private bool begun;

    /// <summary>A batch that must be reset before its first step.</summary>
    /// <param name="definition">A valid definition.</param>
    /// <param name="episodes">1 or more. All of it stays in the processor's cache up to about a hundred.</param>
    public InventoryBatch(InventoryDefinition definition, int episodes)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(episodes);
        this.definition = definition;
        Episodes = episodes;
        width = (episodes + Vector512<double>.Count - 1) / Vector512<double>.Count;
        places = definition.Orders;
        money = new InventoryMoney(definition);
        onHand = new Vector512<double>[places * width];
        inTransit = new Vector512<double>[places * width];
        unfilled = new Vector512<double>[definition.Stages * width];
        requested = new Vector512<double>[places * width];
        shipped = new Vector512<double>[definition.Periods * places * width];
        demand = new Vector512<double>[definition.Periods * width];
        rewards = new Vector512<double>[width];
        totals = new Vector512<double>[width];
    }

    /// <summary>How many episodes.</summary>
    public int Episodes { get; }

    /// <summary>The distance between the numbers of two places.</summary>
    public int Width => width * Vector512<double>.Count;

    /// <summary>n: the period that is about to be decided, from 0; the number of periods when the episodes are over.</summary>
    public int Period { get; private set; }

    /// <summary>Whether the last period has been played.</summary>
    public bool IsOver => Period == definition.Periods;

    /// <summary>Units on hand: (m − 1) × Width.</summary>
    public ReadOnlySpan<double> OnHand => Numbers(onHand);

    /// <summary>Units under way: (m − 1) × Width.</summary>
    public ReadOnlySpan<double> InTransit => Numbers(inTransit);

    /// <summary>What was demanded and not shipped in the last period, m × Width; with backlog it is owed.</summary>
    public ReadOnlySpan<double> Unfilled => Numbers(unfilled);

    /// <summary>What was ordered in the last period in whole units, without what was backlogged and not capped: (m − 1) × Width.</summary>
    public ReadOnlySpan<double> Requested => Numbers(requested);

    /// <summary>What was shipped in a period that was played: (m − 1) × Width.</summary>
    public ReadOnlySpan<double> Shipped(int period) => Numbers(shipped.AsSpan(period * places * width, places * width));

    /// <summary>The rewards of the last period, Width.</summary>
    public ReadOnlySpan<double> Rewards => Numbers(rewards);

    /// <summary>The sums of the rewards so far, Width.</summary>
    public ReadOnlySpan<double> TotalRewards => Numbers(totals);

    /// <summary>What is demanded in a period, Width.</summary>
    public Span<double> Demand(int period) => Numbers(demand.AsSpan(period * width, width));

    /// <summary>Takes over the states of as many episodes of the same definition, and their demand.</summary>
    public void CopyFrom(InventoryBatch other)
    {
        (Period, begun) = (other.Period, other.begun);
        other.onHand.CopyTo(onHand, 0);
        other.inTransit.CopyTo(inTransit, 0);
        other.unfilled.CopyTo(unfilled, 0);
        other.requested.CopyTo(requested, 0);
        other.shipped.CopyTo(shipped, 0);
        other.demand.CopyTo(demand, 0);
        other.rewards.CopyTo(rewards, 0);
        other.totals.CopyTo(totals, 0);
    }

    /// <summary>Begins all episodes.</summary>
    /// <param name="demandPaths">Units demanded: <c>[episode · Periods + period]</c>.</param>
    public void Reset(ReadOnlySpan<int> demandPaths)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(demandPaths.Length, Episodes * definition.Periods);
        var numbers = Numbers(demand);
        for (var episode = 0; episode < Episodes; episode++)
        {
            for (var period = 0; period < definition.Periods; period++)
                numbers[(period * Width) + episode] = demandPaths[(episode * definition.Periods) + period];
        }
        begun = true;
        Restart();
    }

    /// <summary>Begins all episodes anew, with the same demand as before.</summary>
    public void Restart()
    {
        for (var place = 0; place < places; place++)
            onHand.AsSpan(place * width, width).Fill(Vector512.Create((double)definition.InitialInventory[place]));
        Array.Clear(inTransit);
        Array.Clear(requested);
        Array.Clear(unfilled);
        Array.Clear(rewards);
        Array.Clear(totals);
        Period = 0;
    }

    /// <summary>Plays one period of all episodes.</summary>
    /// <param name="orders">(m − 1) × Width units. Below 0 counts as 0; fractions are rounded as the definition says.</param>
    public void Step(ReadOnlySpan<double> orders)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(orders.Length, places * Width);
        if (!begun)
            throw new InvalidOperationException("No episodes are under way: call Reset first.");
        if (IsOver)
            throw new InvalidOperationException($"All {definition.Periods} periods are played: Reset begins anew.");
        var blocks = MemoryMarshal.Cast<double, Vector512<double>>(orders);
        RefuseInfinite(blocks);
        for (var block = 0; block < width; block++)
            Play(block, blocks);
        Period++;
    }

    private static void RefuseInfinite(ReadOnlySpan<Vector512<double>> orders)
    {
        var infinite = Vector512.Create(double.PositiveInfinity);
        foreach (var block in orders)
        {
            if (!Vector512.LessThanAll(Vector512.Abs(block), infinite))
                throw new ArgumentException("An order is not a finite number.", nameof(orders));
        }
    }

    private static Span<double> Numbers(Span<Vector512<double>> blocks) =>
        MemoryMarshal.Cast<Vector512<double>, double>(blocks);

    // Optimised at once: a search is over before the runtime would find out that this is worth it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Play(int block, ReadOnlySpan<Vector512<double>> orders)
    {
        Ship(block, orders);
        var now = Period * places * width;
        var owed = definition.Backlog ? unfilled[block] : Vector512<double>.Zero;
        var wanted = demand[(Period * width) + block] + owed;
        var sold = Vector512.MinNative(onHand[block] + Received(0, block), wanted);
        unfilled[block] = wanted - sold;
        for (var place = 0; place < places; place++)
        {
            var at = (place * width) + block;
            var (received, sent) = (Received(place, block), shipped[now + at]);
            onHand[at] = onHand[at] + received - sold;
            inTransit[at] = inTransit[at] - received + sent;
            money.Note(place, sold, sent, unfilled[at], onHand[at]);
            sold = sent;
        }
        money.Note(places, sold, sold, unfilled[(places * width) + block], Vector512<double>.Zero);
        var reward = money.Reward(Period);
        rewards[block] = reward;
        totals[block] += reward;
    }

    /// <summary>What suppliers ship from the stock they have at the start of the period.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Ship(int block, ReadOnlySpan<Vector512<double>> orders)
    {
        var now = Period * places * width;
        for (var place = 0; place < places; place++)
        {
            var at = (place * width) + block;
            var most = Vector512.Create((double)definition.SupplyCapacity[place]);
            if (place + 1 < places)
                most = Vector512.MinNative(most, onHand[at + width]);
            requested[at] = WholeUnits(orders[at]);
            var wanted = requested[at];
            if (definition.Backlog)
                wanted += unfilled[at + width];
            var sent = Vector512.MinNative(wanted, most);
            shipped[now + at] = sent;
            unfilled[at + width] = wanted - sent;
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> WholeUnits(Vector512<double> order)
    {
        var positive = Vector512.MaxNative(order, Vector512<double>.Zero);
        return definition.TruncatedOrders ? Vector512.Truncate(positive) : Vector512.Round(positive);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector512<double> Received(int place, int block)
    {
        var sent = Period - definition.LeadTime[place];
        return sent < 0 ? Vector512<double>.Zero : shipped[(((sent * places) + place) * width) + block];
    }
}
