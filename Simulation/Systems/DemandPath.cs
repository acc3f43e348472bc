namespace ProcessChain;

/// <summary>What the markets of a system will demand in an episode: known orders, by market and day.</summary>
/// <param name="markets">The orders of each market, by day.</param>
public sealed class DemandPath(params IReadOnlyList<IEnumerable<CustomerOrder>> markets)
{
    /// <summary>How many markets.</summary>
    public int Markets => markets.Count;

    /// <summary>Demand in each period.</summary>
    /// <param name="units"><c>[period · markets + market]</c>.</param>
    /// <param name="markets">How many markets, 1 or more.</param>
    public static DemandPath OfPeriods(IReadOnlyList<int> units, int markets = 1) =>
        new([
            .. Enumerable
                .Range(0, markets)
                .Select(market =>
                    Enumerable
                        .Range(0, units.Count / markets)
                        .Select(period => new CustomerOrder(period, units[(period * markets) + market]))
                ),
        ]);

    /// <summary>The orders of a market, by day.</summary>
    /// <param name="market">From 0.</param>
    public IEnumerable<CustomerOrder> Orders(int market) => markets[market];

    /// <summary>Writes what is demanded in each period, orders of one day added up.</summary>
    /// <param name="units">Receives <c>[period · markets + market]</c>.</param>
    /// <exception cref="InvalidOperationException">The orders of a period are more than can be counted.</exception>
    public void CopyPeriods(Span<int> units)
    {
        units.Clear();
        for (var market = 0; market < Markets; market++)
            AddOrders(markets[market], market, Markets, units);
    }

    /// <summary>Adds the orders of a market to what is demanded in each period.</summary>
    /// <exception cref="InvalidOperationException">A sum is more than can be counted.</exception>
    internal static void AddOrders(IEnumerable<CustomerOrder> orders, int market, int markets, Span<int> units)
    {
        foreach (var order in orders)
        {
            if (order.Day >= units.Length / markets)
                return;
            ref var demanded = ref units[(order.Day * markets) + market];
            var sum = (long)demanded + order.Quantity;
            if (sum != (int)sum)
                throw new TooLargeException(
                    $"The orders of period {order.Day} are {sum} units together; at most {int.MaxValue} can be counted."
                );
            demanded = (int)sum;
        }
    }
}
