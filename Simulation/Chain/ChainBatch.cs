using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>
/// Sixteen episodes of a chain side by side, one in each lane of a vector; each costs the same as in a <see cref="FlatChain"/>, to
/// the last bit. Playing does not allocate. Not safe for use by several threads.
/// </summary>
/// <remarks>Quantities are those of <see cref="ChainState"/>, by the same numbers. Lanes without an episode are of no meaning.</remarks>
internal sealed class ChainBatch
{
    /// <summary>Most episodes side by side.</summary>
    public const int Lanes = 16;

    private readonly ChainDefinition chain;
    private readonly int customer;
    private readonly double[] storageCost;
    private readonly double[] lateCost;
    private readonly Road[] roads;
    private readonly Vector512<int>[] underway;
    private readonly Vector512<int>[] onHand;
    private readonly Vector512<int>[] inTransit;
    private readonly Vector512<int>[] open;
    private readonly Vector512<int>[] late;
    private readonly Vector512<int>[] demand;
    private Money storage;
    private Money lateness;

    /// <summary>Episodes that must be begun before their first day.</summary>
    /// <param name="chain">A valid definition.</param>
    /// <param name="paths">Units that the customer orders on each day; one path for each episode, all <see cref="CanCount"/>.</param>
    public ChainBatch(ChainDefinition chain, IReadOnlyList<int[]> paths)
    {
        ArgumentOutOfRangeException.ThrowIfZero(paths.Count);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(paths.Count, Lanes);
        this.chain = chain;
        Episodes = paths.Count;
        Days = paths[0].Length;
        customer = chain.Stations + 1;
        storageCost = [0, .. chain.StorageCost.For(chain.Stations), 0];
        lateCost = [0, .. chain.LateCost.For(customer)];
        roads = Road.Of(chain, Days);
        underway = new Vector512<int>[roads[^1].End];
        onHand = new Vector512<int>[customer + 1];
        inTransit = new Vector512<int>[customer + 1];
        open = new Vector512<int>[customer + 1];
        late = new Vector512<int>[customer + 1];
        demand = new Vector512<int>[Days];
        var units = MemoryMarshal.Cast<Vector512<int>, int>(demand.AsSpan());
        for (var lane = 0; lane < Episodes; lane++)
        {
            for (var day = 0; day < Days; day++)
                units[(day * Lanes) + lane] = paths[lane][day];
        }
    }

    /// <summary>How many episodes.</summary>
    public int Episodes { get; }

    /// <summary>Days of an episode.</summary>
    public int Days { get; }

    /// <summary>The day that is under way, from 0; the number of days when the episodes are over.</summary>
    public int Day { get; private set; }

    /// <summary>Whether the last day has been played.</summary>
    public bool IsOver => Day == Days;

    /// <summary>Physical stock.</summary>
    public ReadOnlySpan<Vector512<int>> OnHand => onHand;

    /// <summary>Units on the way.</summary>
    public ReadOnlySpan<Vector512<int>> InTransit => inTransit;

    /// <summary>Units ordered today.</summary>
    public ReadOnlySpan<Vector512<int>> Open => open;

    /// <summary>Units ordered on earlier days and not shipped.</summary>
    public ReadOnlySpan<Vector512<int>> Late => late;

    /// <summary>Whether an episode stays within the numbers that can be counted, whatever is ordered.</summary>
    public static bool CanCount(ChainDefinition chain, int[] path)
    {
        var stock = chain.InitialStock.For(chain.Stations).Sum(units => (long)units);
        var ordered = (long)path.Length * chain.DecisionsPerPeriod * chain.LotSize;
        return stock + ordered + path.Sum(units => (long)units) <= int.MaxValue;
    }

    /// <summary>Begins all episodes, on the morning of day 0.</summary>
    public void Begin()
    {
        Array.Clear(underway);
        Array.Clear(onHand);
        Array.Clear(inTransit);
        Array.Clear(open);
        Array.Clear(late);
        for (var k = 1; k <= chain.Stations; k++)
            onHand[k] = Vector512.Create(chain.InitialStock[k - 1]);
        foreach (ref var road in roads.AsSpan())
            road.Restart();
        (Day, storage, lateness) = (0, default, default);
        BeginDay();
    }

    /// <summary>A station orders.</summary>
    /// <param name="station">From 1.</param>
    /// <param name="units">In each lane a lot, or 0.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Order(int station, Vector512<int> units) => open[station] += units;

    /// <summary>Goes on to the next morning.</summary>
    // Optimised at once: a search is over before the runtime would find out that this is worth it.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void EndDay()
    {
        var (storageToday, lateToday) = (default(Money), default(Money));
        for (var link = 0; link < roads.Length; link++)
        {
            Ship(link);
            storageToday.Add(storageCost[link], onHand[link]);
            lateToday.Add(lateCost[link + 1], late[link + 1]);
        }
        storage.Add(storageToday);
        lateness.Add(lateToday);
        if (++Day < Days)
            BeginDay();
    }

    /// <summary>The goal of an episode that is over: storage and late cost, money per day.</summary>
    public double CostPerDay(int episode) => (storage[episode] / Days) + (lateness[episode] / Days);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void BeginDay()
    {
        for (var link = 0; link < roads.Length; link++)
        {
            var units = underway[roads[link].Today];
            inTransit[link + 1] -= units;
            onHand[link + 1] += units;
        }
        open[customer] += demand[Day];
    }

    /// <summary>A supplier ships what has been ordered from it, in part if it must; the resource, supplier 0, never runs out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Ship(int link)
    {
        var buyer = link + 1;
        var wanted = open[buyer] + late[buyer];
        var shipped = wanted;
        if (link > 0)
        {
            shipped = Vector512.Min(wanted, onHand[link]);
            onHand[link] -= shipped;
        }
        inTransit[buyer] += shipped;
        late[buyer] = wanted - shipped;
        open[buyer] = default;
        ref var road = ref roads[link];
        underway[road.Today] = shipped;
        road.EndDay();
    }

    /// <summary>Money in each lane.</summary>
    private struct Money
    {
        private Vector512<double> lower;
        private Vector512<double> upper;

        public readonly double this[int lane] =>
            lane < Vector512<double>.Count ? lower[lane] : upper[lane - Vector512<double>.Count];

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(double cost, Vector512<int> units)
        {
            var (first, second) = Vector512.Widen(units);
            lower += Vector512.Create(cost) * Vector512.ConvertToDouble(first);
            upper += Vector512.Create(cost) * Vector512.ConvertToDouble(second);
        }

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Add(Money other)
        {
            lower += other.lower;
            upper += other.upper;
        }
    }
}
