using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>
/// What a period of InvManagement earns, of eight episodes at once, with the order of operations of numpy, so that the bits
/// are the same.
/// </summary>
internal sealed class InventoryMoney
{
    private const int NumpyStrands = 8;

    private readonly double[] unitPrice;
    private readonly double[] unitCost;
    private readonly double[] shortageCost;
    private readonly double[] holdingCost;
    private readonly double[] discounts;
    private readonly Vector512<double>[] profits;

    public InventoryMoney(InventoryDefinition definition)
    {
        unitPrice = [definition.Price, .. definition.ReplenishmentCost.SkipLast(1)];
        unitCost = [.. definition.ReplenishmentCost];
        shortageCost = [.. definition.ShortageCost];
        holdingCost = [.. definition.HoldingCost, 0];
        discounts = definition.DiscountFactors();
        profits = new Vector512<double>[definition.Stages];
    }

    /// <summary>Notes what a stage did in the period.</summary>
    /// <param name="stage">From 0, the customer's supplier.</param>
    /// <param name="sold">Units it shipped.</param>
    /// <param name="bought">Units shipped to it; the last stage buys as raw material what it sells.</param>
    /// <param name="unfilled">Units demanded of it and not shipped.</param>
    /// <param name="onHand">Units on hand at the end of the period.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Note(
        int stage,
        Vector512<double> sold,
        Vector512<double> bought,
        Vector512<double> unfilled,
        Vector512<double> onHand
    )
    {
        var costs = (unitCost[stage] * bought) + (shortageCost[stage] * unfilled) + (holdingCost[stage] * onHand);
        profits[stage] = (unitPrice[stage] * sold) - costs;
    }

    /// <summary>The discounted profit of all stages, which were noted one after the other.</summary>
    /// <param name="period">n: the discount is αⁿ.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public Vector512<double> Reward(int period) => discounts[period] * SumAsNumpy(profits);

    /// <summary>Numpy adds up to 7 numbers one after the other, from 8 on in eight strands (up to 128 numbers).</summary>
    private static Vector512<double> SumAsNumpy(ReadOnlySpan<Vector512<double>> numbers)
    {
        if (numbers.Length < NumpyStrands)
            return Sum(Vector512<double>.Zero, numbers);
        var inStrands = numbers.Length / NumpyStrands * NumpyStrands;
        Span<Vector512<double>> s = stackalloc Vector512<double>[NumpyStrands];
        numbers[..NumpyStrands].CopyTo(s);
        for (var i = NumpyStrands; i < inStrands; i++)
            s[i % NumpyStrands] += numbers[i];
        return Sum(((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7])), numbers[inStrands..]);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector512<double> Sum(Vector512<double> sum, ReadOnlySpan<Vector512<double>> numbers)
    {
        foreach (var number in numbers)
            sum += number;
        return sum;
    }
}
