using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>
/// A block of episodes of InvManagement side by side, with fractional units and orders
/// clamp(level − echelon position, 0, min(capacity, supplier's stock)). Keeps of every period what
/// <see cref="InventoryAdjoint"/> needs. Lanes run along the episodes, and each has the same operations in the same order on
/// every processor.
/// </summary>
internal sealed class InventoryRollout(InventoryModel model)
{
    private const int Width = DemandBlock.Width;

    private readonly int places = model.Places;
    private readonly AlignedArray onHand = new((model.Periods + 1) * model.Places * Width);
    private readonly AlignedArray position = new((model.Periods + 1) * model.Places * Width);
    private readonly AlignedArray owed = new((model.Periods + 1) * Width);
    private readonly AlignedArray levels = new(model.Periods * model.Places * Width);
    private readonly AlignedArray orders = new(model.Periods * model.Places * Width);
    private readonly AlignedArray rewards = new(Width);

    /// <summary>What the customer demands.</summary>
    public DemandBlock Demand { get; private set; } = new(model.Definition);

    /// <summary>The total rewards of the episodes so far.</summary>
    public ReadOnlySpan<float> Rewards => rewards.Values;

    /// <summary>Units on hand at a stage at the start of a period.</summary>
    public ref float OnHand(int period, int place) => ref onHand.At(((period * places) + place) * Width);

    /// <summary>The echelon inventory position of a stage at the start of a period.</summary>
    public ref float Position(int period, int place) => ref position.At(((period * places) + place) * Width);

    /// <summary>What the customer is owed at the start of a period; 0 without backlog.</summary>
    public ref float Owed(int period) => ref owed.At(period * Width);

    /// <summary>The level of a place in a period: to be set before <see cref="Play"/>.</summary>
    public ref float Level(int period, int place) => ref levels.At(((period * places) + place) * Width);

    /// <summary>What was ordered in a place in a period, and shipped at once.</summary>
    public ref float Order(int period, int place) => ref orders.At(((period * places) + place) * Width);

    /// <summary>Begins the episodes.</summary>
    public void Begin(DemandBlock demand)
    {
        Demand = demand;
        rewards.Values.Clear();
        owed.Values[..Width].Clear();
        var sum = 0f;
        for (var place = 0; place < places; place++)
        {
            sum += model.InitialStock[place];
            onHand.Values.Slice(place * Width, Width).Fill(model.InitialStock[place]);
            position.Values.Slice(place * Width, Width).Fill(sum);
        }
    }

    /// <summary>Plays a period whose levels are set.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Play(int period)
    {
        for (var lane = 0; lane < Width; lane += Vector256<float>.Count)
        {
            for (var place = 0; place < places; place++)
                Ship(period, place, lane);
            var sold = Sell(period, lane);
            for (var place = 0; place < places; place++)
                MovePosition(period, place, lane, sold);
        }
    }

    /// <summary>What is on hand at a stage for this period's sales: with the arrivals of the period.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Available(int period, int place, int lane)
    {
        var units = BlockMath.At(ref OnHand(period, place), lane);
        var sent = period - model.Leads[place];
        return sent >= 0 ? units + BlockMath.At(ref Order(sent, place), lane) : units;
    }

    /// <summary>What the customer wants in a period.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Wanted(int period, int lane) =>
        BlockMath.At(ref Demand.At(period), lane) + BlockMath.At(ref Owed(period), lane);

    /// <summary>The most that can be shipped to a place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> MostToShip(int period, int place, int lane)
    {
        var capacity = Vector256.Create(model.Capacities[place]);
        return place + 1 < places ? Smaller(capacity, BlockMath.At(ref OnHand(period, place + 1), lane)) : capacity;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<float> Smaller(Vector256<float> a, Vector256<float> b) =>
        Vector256.ConditionalSelect(Vector256.LessThan(a, b), a, b);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Ship(int period, int place, int lane)
    {
        var lack = BlockMath.At(ref Level(period, place), lane) - BlockMath.At(ref Position(period, place), lane);
        var order = Vector256.ConditionalSelect(
            Vector256.LessThan(lack, Vector256<float>.Zero),
            Vector256<float>.Zero,
            Smaller(MostToShip(period, place, lane), lack)
        );
        order.StoreUnsafe(ref Order(period, place), (nuint)lane);
    }

    /// <summary>Receives, sells down the chain, and takes the profit; returns what the customer gets.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private Vector256<float> Sell(int period, int lane)
    {
        var wanted = Wanted(period, lane);
        var sold = Smaller(Available(period, 0, lane), wanted);
        var unmet = wanted - sold;
        (model.Backlog ? unmet : Vector256<float>.Zero).StoreUnsafe(ref Owed(period + 1), (nuint)lane);
        var profit = (model.Price * sold) - (model.ShortageCost * unmet);
        for (var place = 0; place < places; place++)
        {
            var sale = place == 0 ? sold : BlockMath.At(ref Order(period, place - 1), lane);
            var left = Available(period, place, lane) - sale;
            left.StoreUnsafe(ref OnHand(period + 1, place), (nuint)lane);
            profit -= model.HoldingCosts[place] * left;
        }
        profit -= model.MaterialCost * BlockMath.At(ref Order(period, places - 1), lane);
        ref var total = ref rewards.At(0);
        (BlockMath.At(ref total, lane) + (model.Discounts[period] * profit)).StoreUnsafe(ref total, (nuint)lane);
        return sold;
    }

    /// <summary>Echelon positions grow by what is ordered, and fall by new demand, as far as it is not lost.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MovePosition(int period, int place, int lane, Vector256<float> sold)
    {
        var lost = model.Backlog ? BlockMath.At(ref Demand.At(period), lane) : sold;
        var next =
            BlockMath.At(ref Position(period, place), lane) + BlockMath.At(ref Order(period, place), lane) - lost;
        next.StoreUnsafe(ref Position(period + 1, place), (nuint)lane);
    }
}
