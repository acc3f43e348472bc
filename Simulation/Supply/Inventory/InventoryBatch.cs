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
    private readonly int stages;
    private readonly int places;
    private readonly InventoryMoney money;
    private readonly double[] onHand;
    private readonly double[] inTransit;
    private readonly double[] unfilled;
    private readonly double[] requested;
    private readonly double[] shipped;
    private readonly double[] demand;
    private readonly double[] rewards;
    private readonly double[] totals;
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
        Width = (episodes + Vector512<double>.Count - 1) / Vector512<double>.Count * Vector512<double>.Count;
        stages = definition.Stages;
        places = stages - 1;
        money = new InventoryMoney(definition);
        onHand = new double[places * Width];
        inTransit = new double[places * Width];
        unfilled = new double[stages * Width];
        requested = new double[places * Width];
        shipped = new double[definition.Periods * places * Width];
        demand = new double[definition.Periods * Width];
        rewards = new double[Width];
        totals = new double[Width];
    }

    /// <summary>How many episodes.</summary>
    public int Episodes { get; }

    /// <summary>The distance between the numbers of two places.</summary>
    public int Width { get; }

    /// <summary>n: the period that is about to be decided, from 0; the number of periods when the episodes are over.</summary>
    public int Period { get; private set; }

    /// <summary>Whether the last period has been played.</summary>
    public bool IsOver => Period == definition.Periods;

    /// <summary>Units on hand: (m − 1) × Width.</summary>
    public ReadOnlySpan<double> OnHand => onHand;

    /// <summary>Units under way: (m − 1) × Width.</summary>
    public ReadOnlySpan<double> InTransit => inTransit;

    /// <summary>What was demanded and not shipped in the last period, m × Width; with backlog it is owed.</summary>
    public ReadOnlySpan<double> Unfilled => unfilled;

    /// <summary>What was ordered in the last period in whole units, without what was backlogged and not capped: (m − 1) × Width.</summary>
    public ReadOnlySpan<double> Requested => requested;

    /// <summary>What was shipped in a period that was played: (m − 1) × Width.</summary>
    public ReadOnlySpan<double> Shipped(int period) => shipped.AsSpan(period * places * Width, places * Width);

    /// <summary>The rewards of the last period, Width.</summary>
    public ReadOnlySpan<double> Rewards => rewards;

    /// <summary>The sums of the rewards so far, Width.</summary>
    public ReadOnlySpan<double> TotalRewards => totals;

    /// <summary>Begins all episodes.</summary>
    /// <param name="demandPaths">Units demanded: <c>[episode · Periods + period]</c>.</param>
    public void Reset(ReadOnlySpan<int> demandPaths)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(demandPaths.Length, Episodes * definition.Periods);
        for (var episode = 0; episode < Episodes; episode++)
        {
            for (var period = 0; period < definition.Periods; period++)
                demand[(period * Width) + episode] = demandPaths[(episode * definition.Periods) + period];
        }
        begun = true;
        Restart();
    }

    /// <summary>Begins all episodes anew, with the same demand as before.</summary>
    public void Restart()
    {
        for (var place = 0; place < places; place++)
            onHand.AsSpan(place * Width, Width).Fill(definition.InitialInventory[place]);
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
        RefuseInfinite(orders);
        var now = new Present(this, Blocks(orders));
        for (var block = 0; block < Width / Vector512<double>.Count; block++)
            now.Play(block);
        Period++;
    }

    private static void RefuseInfinite(ReadOnlySpan<double> orders)
    {
        var infinite = Vector512.Create(double.PositiveInfinity);
        foreach (var block in Blocks(orders))
        {
            if (!Vector512.LessThanAll(Vector512.Abs(block), infinite))
                throw new ArgumentException("An order is not a finite number.", nameof(orders));
        }
    }

    private static ReadOnlySpan<Vector512<double>> Blocks(ReadOnlySpan<double> numbers) =>
        MemoryMarshal.Cast<double, Vector512<double>>(numbers);

    private static Span<Vector512<double>> Blocks(Span<double> numbers) =>
        MemoryMarshal.Cast<double, Vector512<double>>(numbers);

    /// <summary>The period that is played, with all numbers in blocks of eight episodes.</summary>
    private readonly ref struct Present
    {
        private readonly InventoryBatch batch;
        private readonly InventoryDefinition definition;
        private readonly InventoryMoney money;
        private readonly ReadOnlySpan<Vector512<double>> orders;
        private readonly Span<Vector512<double>> onHand;
        private readonly Span<Vector512<double>> inTransit;
        private readonly Span<Vector512<double>> unfilled;
        private readonly Span<Vector512<double>> requested;
        private readonly Span<Vector512<double>> shipped;
        private readonly Span<Vector512<double>> demand;
        private readonly Span<Vector512<double>> rewards;
        private readonly Span<Vector512<double>> totals;
        private readonly int width;
        private readonly int now;

        public Present(InventoryBatch batch, ReadOnlySpan<Vector512<double>> orders)
        {
            this.batch = batch;
            this.orders = orders;
            definition = batch.definition;
            money = batch.money;
            width = batch.Width / Vector512<double>.Count;
            now = batch.Period * batch.places * width;
            onHand = Blocks(batch.onHand.AsSpan());
            inTransit = Blocks(batch.inTransit.AsSpan());
            unfilled = Blocks(batch.unfilled.AsSpan());
            requested = Blocks(batch.requested.AsSpan());
            shipped = Blocks(batch.shipped.AsSpan());
            demand = Blocks(batch.demand.AsSpan(batch.Period * batch.Width, batch.Width));
            rewards = Blocks(batch.rewards.AsSpan());
            totals = Blocks(batch.totals.AsSpan());
        }

        // Optimised at once: a search is over before the runtime would find out that this is worth it.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        public void Play(int block)
        {
            Ship(block);
            var owed = definition.Backlog ? unfilled[block] : Vector512<double>.Zero;
            var wanted = demand[block] + owed;
            var sold = Vector512.MinNative(onHand[block] + Received(0, block), wanted);
            unfilled[block] = wanted - sold;
            for (var place = 0; place < batch.places; place++)
            {
                var at = (place * width) + block;
                var (received, sent) = (Received(place, block), shipped[now + at]);
                onHand[at] = onHand[at] + received - sold;
                inTransit[at] = inTransit[at] - received + sent;
                money.Note(place, sold, sent, unfilled[at], onHand[at]);
                sold = sent;
            }
            money.Note(batch.places, sold, sold, unfilled[(batch.places * width) + block], Vector512<double>.Zero);
            var reward = money.Reward(batch.Period);
            rewards[block] = reward;
            totals[block] += reward;
        }

        /// <summary>What suppliers ship from the stock they have at the start of the period.</summary>
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void Ship(int block)
        {
            for (var place = 0; place < batch.places; place++)
            {
                var at = (place * width) + block;
                var most = Vector512.Create((double)definition.SupplyCapacity[place]);
                if (place + 1 < batch.places)
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
            var sent = batch.Period - definition.LeadTime[place];
            return sent < 0 ? Vector512<double>.Zero : shipped[(((sent * batch.places) + place) * width) + block];
        }
    }
}
