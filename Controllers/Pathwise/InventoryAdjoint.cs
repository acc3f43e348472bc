using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>
/// The derivatives of the total rewards of an <see cref="InventoryRollout"/>, from the last period back to the first
/// (reverse mode). Clamps have their true derivatives, 0 where they hold a number fast.
/// </summary>
internal sealed class InventoryAdjoint(InventoryModel model)
{
    private const int Width = DemandBlock.Width;

    private readonly int places = model.Places;
    private readonly AlignedArray toOnHand = new(model.Places * Width);
    private readonly AlignedArray toPosition = new(model.Places * Width);
    private readonly AlignedArray toOwed = new(Width);
    private readonly AlignedArray toOrders = new(model.Periods * model.Places * Width);
    private readonly AlignedArray toLevels = new(model.Places * Width);

    /// <summary>With respect to the units on hand at the start of the period that was played back last.</summary>
    public ref float ToOnHand(int place) => ref toOnHand.At(place * Width);

    /// <summary>With respect to what is owed at its start.</summary>
    public ref float ToOwed => ref toOwed.At(0);

    /// <summary>With respect to what was ordered in an earlier period, by way of what was played back.</summary>
    public ref float ToOrder(int period, int place) => ref toOrders.At(((period * places) + place) * Width);

    /// <summary>With respect to its levels.</summary>
    public ref float ToLevel(int place) => ref toLevels.At(place * Width);

    /// <summary>Begins at the end of the episodes, where nothing has a value.</summary>
    public void Begin()
    {
        toOnHand.Values.Clear();
        toPosition.Values.Clear();
        toOwed.Values.Clear();
        toOrders.Values.Clear();
    }

    /// <summary>
    /// Goes back over a period. Where its levels depend on the state, the caller adds what comes by way of them.
    /// </summary>
    /// <param name="rollout">Episodes that are played to the end.</param>
    /// <param name="period">The one before the period that was gone back over last.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void PlayBack(InventoryRollout rollout, int period)
    {
        for (var lane = 0; lane < Width; lane += Vector256<float>.Count)
        {
            Sell(rollout, period, lane);
            for (var place = 0; place < places; place++)
                Ship(rollout, period, place, lane);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Sell(InventoryRollout rollout, int period, int lane)
    {
        var discount = Vector256.Create(model.Discounts[period]);
        var toUnmet = -discount * model.ShortageCost;
        var toSold = discount * model.Price;
        if (model.Backlog)
            toUnmet += BlockMath.At(ref ToOwed, lane);
        else
            toSold -= SumToPositions(lane);
        for (var place = 0; place < places; place++)
            Receive(period, place, lane, discount);
        toSold -= toUnmet + BlockMath.At(ref ToOnHand(0), lane);
        // The customer gets the smaller of what is available and what is wanted.
        var lacks = Vector256.LessThan(rollout.Available(period, 0, lane), rollout.Wanted(period, lane));
        BlockMath.Add(ref ToOnHand(0), lane, toSold & lacks);
        if (period >= model.Leads[0])
            BlockMath.Add(ref ToOrder(period - model.Leads[0], 0), lane, toSold & lacks);
        if (model.Backlog)
            (toUnmet + Vector256.AndNot(toSold, lacks)).StoreUnsafe(ref ToOwed, (nuint)lane);
    }

    private Vector256<float> SumToPositions(int lane)
    {
        var sum = Vector256<float>.Zero;
        for (var place = 0; place < places; place++)
            sum += BlockMath.At(ref toPosition.At(place * Width), lane);
        return sum;
    }

    /// <summary>What is left at the end of the period was on hand before, or arrived.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Receive(int period, int place, int lane, Vector256<float> discount)
    {
        var toLeft = BlockMath.At(ref ToOnHand(place), lane) - (discount * model.HoldingCosts[place]);
        toLeft.StoreUnsafe(ref ToOnHand(place), (nuint)lane);
        if (period >= model.Leads[place])
            BlockMath.Add(ref ToOrder(period - model.Leads[place], place), lane, toLeft);
    }

    /// <summary>An order is between 0 and the most that can be shipped, or at one of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void Ship(InventoryRollout rollout, int period, int place, int lane)
    {
        ref var toThis = ref toPosition.At(place * Width);
        var toOrder = BlockMath.At(ref ToOrder(period, place), lane) + BlockMath.At(ref toThis, lane);
        var isLast = place + 1 == places;
        toOrder -= isLast
            ? Vector256.Create(model.Discounts[period] * model.MaterialCost)
            : BlockMath.At(ref ToOnHand(place + 1), lane);
        var lack =
            BlockMath.At(ref rollout.Level(period, place), lane)
            - BlockMath.At(ref rollout.Position(period, place), lane);
        var isNone = Vector256.LessThan(lack, Vector256<float>.Zero);
        var isMost = Vector256.LessThan(rollout.MostToShip(period, place, lane), lack);
        var toLevel = Vector256.AndNot(toOrder, isNone | isMost);
        toLevel.StoreUnsafe(ref ToLevel(place), (nuint)lane);
        BlockMath.Add(ref toThis, lane, -toLevel);
        if (isLast)
            return;
        var stock = BlockMath.At(ref rollout.OnHand(period, place + 1), lane);
        var isStock = isMost & Vector256.LessThan(stock, Vector256.Create(model.Capacities[place]));
        BlockMath.Add(ref ToOnHand(place + 1), lane, toOrder & isStock);
    }
}
