namespace ProcessChain.Tests;

/// <summary>InvManagement with fractional units, written down plainly in double precision, for finite differences.</summary>
internal static class ReferenceInventory
{
    /// <summary>The total reward of an episode.</summary>
    /// <param name="d">The system.</param>
    /// <param name="demand">Of each period.</param>
    /// <param name="levels">Gives the levels of all places from period and state, in units as the parts <c>state</c> and <c>time</c> of the observation have it.</param>
    public static double Play(InventoryDefinition d, ReadOnlySpan<int> demand, Func<int, double[], double[]> levels)
    {
        var shipped = new List<double[]>();
        double[] stock = [.. d.InitialInventory.Select(units => (double)units)];
        var (owed, reward) = (0.0, 0.0);
        for (var n = 0; n < d.Periods; n++)
        {
            var orders = Orders(d, stock, UnderWay(d, shipped), owed, levels(n, State(d, stock, shipped, owed)));
            shipped.Add(orders);
            var profit = 0.0;
            var wanted = demand[n] + owed;
            var sale = 0.0;
            for (var i = 0; i < d.Orders; i++)
            {
                var sent = n - d.LeadTime[i];
                stock[i] += sent >= 0 ? shipped[sent][i] : 0;
                var leaves = i == 0 ? Math.Min(stock[i], wanted) : orders[i - 1];
                sale = i == 0 ? leaves : sale;
                stock[i] -= leaves;
                profit -= d.HoldingCost[i] * stock[i];
            }
            profit += (d.Price * sale) - (d.ShortageCost[0] * (wanted - sale));
            profit -= d.ReplenishmentCost[^1] * orders[^1];
            owed = d.Backlog ? wanted - sale : 0;
            reward += Math.Pow(d.Discount, n) * profit;
        }
        return reward;
    }

    private static double[] Orders(
        InventoryDefinition d,
        double[] stock,
        double[] underWay,
        double owed,
        double[] levels
    )
    {
        var orders = new double[d.Orders];
        var position = -owed;
        for (var i = 0; i < d.Orders; i++)
        {
            position += stock[i] + underWay[i];
            var most = i + 1 < d.Orders ? Math.Min(d.SupplyCapacity[i], stock[i + 1]) : d.SupplyCapacity[i];
            orders[i] = Math.Clamp(levels[i] - position, 0, most);
        }
        return orders;
    }

    private static double[] UnderWay(InventoryDefinition d, List<double[]> shipped) =>
        [.. Enumerable.Range(0, d.Orders).Select(i => shipped.TakeLast(d.LeadTime[i]).Sum(units => units[i]))];

    private static double[] State(InventoryDefinition d, double[] stock, List<double[]> shipped, double owed)
    {
        var n = shipped.Count;
        var due = Enumerable
            .Range(0, d.Orders)
            .SelectMany(i =>
                Enumerable.Range(0, d.LeadTime[i]).Select(later => (Sent: n - d.LeadTime[i] + later, Place: i))
            )
            .Select(due => due.Sent >= 0 ? shipped[due.Sent][due.Place] : 0);
        IEnumerable<double> owing = d.Backlog ? [owed, .. new double[d.Orders - 1]] : [];
        return [.. stock, .. due, .. owing, (double)n / d.Periods];
    }
}
