namespace ProcessChain;

/// <summary>
/// Numbers for the states of one item with orders outstanding: units x on hand and q1 … q_{L−1} to come. The order that is received
/// last counts fastest, then the units on hand, then q1 … q_{L−2}, q1 slowest: what follows on the orders 0, 1, … lies side by
/// side, and so does what follows on one unit of demand more.
/// </summary>
/// <param name="stocks">Numbers of units on hand, from 0.</param>
/// <param name="orders">Numbers of units ordered, from 0.</param>
/// <param name="leadTime">L: 1 or more.</param>
internal sealed class StockNumbers(int stocks, int orders, int leadTime)
{
    /// <summary>How much the number changes with a unit on hand.</summary>
    public int StockStep => leadTime == 1 ? 1 : orders;

    /// <summary>How many numbers there are.</summary>
    public long Count =>
        Math.Pow(orders, leadTime - 1) * stocks is var count && count < long.MaxValue ? (long)count : long.MaxValue;

    /// <summary>The number of a state.</summary>
    /// <param name="stock">Units on hand.</param>
    /// <param name="outstanding">q1 … q_{L−1}.</param>
    public int Of(int stock, ReadOnlySpan<int> outstanding)
    {
        if (leadTime == 1)
            return stock;
        var front = 0;
        foreach (var units in outstanding[..^1])
            front = (front * orders) + units;
        return (((front * stocks) + stock) * orders) + outstanding[^1];
    }

    /// <summary>Tells the state of a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="outstanding">Receives q1 … q_{L−1}.</param>
    /// <returns>Units on hand.</returns>
    public int Read(int number, Span<int> outstanding)
    {
        if (leadTime == 1)
            return number;
        (number, outstanding[^1]) = Math.DivRem(number, orders);
        (number, var stock) = Math.DivRem(number, stocks);
        for (var order = outstanding.Length - 2; order >= 0; order--)
            (number, outstanding[order]) = Math.DivRem(number, orders);
        return stock;
    }
}
