namespace ProcessChain.Supply.Inventory;

/// <summary>What a period of InvManagement earns, with the order of operations of numpy, so that the bits are the same.</summary>
internal sealed class InventoryMoney
{
    private const int NumpyUnrolls = 8;

    private readonly double[] unitPrice;
    private readonly double[] unitCost;
    private readonly double[] shortageCost;
    private readonly double[] holdingCost;
    private readonly double[] discounts;
    private readonly double[] profits;

    /// <param name="definition">A valid definition.</param>
    public InventoryMoney(InventoryDefinition definition)
    {
        unitPrice = [definition.Price, .. definition.ReplenishmentCost.SkipLast(1)];
        unitCost = [.. definition.ReplenishmentCost];
        shortageCost = [.. definition.ShortageCost];
        holdingCost = [.. definition.HoldingCost, 0];
        discounts = DiscountsOf(definition);
        profits = new double[definition.Stages];
    }

    /// <summary>αⁿ for every period n, as the C library computes it: on another system the last bit may differ.</summary>
    public static double[] DiscountsOf(InventoryDefinition definition) =>
        Enumerable.Range(0, definition.Periods).Select(period => Math.Pow(definition.Discount, period)).ToArray();

    /// <summary>The discounted profit of a period.</summary>
    /// <param name="period">n.</param>
    /// <param name="sold">Of m stages.</param>
    /// <param name="unfilled">Of m stages.</param>
    /// <param name="onHand">Of m − 1 stages at the end of the period.</param>
    public double Reward(
        int period,
        ReadOnlySpan<double> sold,
        ReadOnlySpan<double> unfilled,
        ReadOnlySpan<double> onHand
    )
    {
        var last = profits.Length - 1;
        for (var stage = 0; stage <= last; stage++)
        {
            // What a stage buys is what the next one sells; the last one buys as raw material what it sells.
            var bought = sold[Math.Min(stage + 1, last)];
            var stock = stage < last ? onHand[stage] : 0;
            var costs =
                (unitCost[stage] * bought) + (shortageCost[stage] * unfilled[stage]) + (holdingCost[stage] * stock);
            profits[stage] = (unitPrice[stage] * sold[stage]) - costs;
        }
        return discounts[period] * SumAsNumpy(profits);
    }

    /// <summary>Numpy adds up to 7 numbers one after the other, from 8 on in eight strands (up to 128 numbers).</summary>
    private static double SumAsNumpy(ReadOnlySpan<double> numbers)
    {
        var sum = 0.0;
        var done = 0;
        if (numbers.Length >= NumpyUnrolls)
        {
            Span<double> strands = stackalloc double[NumpyUnrolls];
            numbers[..NumpyUnrolls].CopyTo(strands);
            for (done = NumpyUnrolls; done + NumpyUnrolls <= numbers.Length; done += NumpyUnrolls)
            {
                for (var i = 0; i < NumpyUnrolls; i++)
                    strands[i] += numbers[done + i];
            }
            sum =
                strands[0]
                + strands[1]
                + (strands[2] + strands[3])
                + (strands[4] + strands[5] + (strands[6] + strands[7]));
        }
        for (; done < numbers.Length; done++)
            sum += numbers[done];
        return sum;
    }
}
