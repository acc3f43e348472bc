namespace ProcessChain.Tests;

/// <summary>
/// A customer without chance: the optimum is what a day costs at least in the long run, found by trying all decisions one
/// by one from the empty chain.
/// </summary>
internal sealed class BruteForceTests
{
    private const int MostStock = 8;
    private const int Cycles = 12;

    [TestCase(1, 1, 3, 2, 2)]
    [TestCase(1, 2, 3, 3, 2)]
    [TestCase(2, 2, 3, 2, 2)]
    [TestCase(2, 1, 5, 2, 2)]
    [TestCase(2, 2, 4, 3, 2)]
    [TestCase(3, 2, 5, 2, 1)]
    [TestCase(3, 3, 4, 3, 2)]
    [TestCase(3, 1, 7, 2, 1)]
    [TestCase(4, 1, 9, 2, 2)]
    public void Optimum_OfARegularCustomer_IsTheLeastCostOfAllDecisions(
        int stations,
        int decisions,
        int interval,
        int quantity,
        int lot
    )
    {
        var chain = new ChainDefinition
        {
            Stations = stations,
            DecisionsPerDay = decisions,
            LotSize = lot,
            StorageCost = 2,
            LateCost = 3,
        };
        var customer = new UniformDemand
        {
            Interval = new IntRange(interval, interval),
            Quantity = new IntRange(quantity, quantity),
        };
        var cycle = interval * lot;
        var costs = LeastCosts(chain, interval, quantity, 2 * Cycles * cycle);
        var perDay = (costs[^1] - costs[(Cycles * cycle) - 1]) / (Cycles * cycle);
        var optimum = ExactChain.Solve(chain, customer).CostPerDay;
        Assert.That(perDay, Is.InRange(optimum.Lower - 1e-9, optimum.Upper + 1e-9));
    }

    /// <summary>The least cost up to each day. A state is the net stock of the last station after the stock of all others.</summary>
    private static double[] LeastCosts(ChainDefinition chain, int interval, int quantity, int days)
    {
        var costs = new double[days];
        var reached = new Dictionary<string, double>(StringComparer.Ordinal) { [Key(new int[chain.Stations])] = 0 };
        for (var day = 0; day < days; day++)
        {
            var next = new Dictionary<string, double>(StringComparer.Ordinal);
            foreach (var (key, cost) in reached)
            {
                var stock = key.Split(',').Select(int.Parse).ToArray();
                if (day % interval == 0)
                    stock[^1] -= quantity;
                Decide(chain, stock, new int[chain.Stations], chain.DecisionsPerPeriod, cost, next);
            }
            reached = next;
            costs[day] = reached.Values.Min();
        }
        return costs;
    }

    private static void Decide(
        ChainDefinition chain,
        int[] stock,
        int[] onTheWay,
        int left,
        double cost,
        Dictionary<string, double> next
    )
    {
        if (left == 0)
        {
            Close(chain, stock, onTheWay, cost, next);
            return;
        }
        Decide(chain, stock, onTheWay, left - 1, cost, next);
        for (var station = 1; station <= chain.Stations; station++)
        {
            var (shipped, loaded) = ((int[])stock.Clone(), (int[])onTheWay.Clone());
            loaded[station - 1] += chain.LotSize;
            if (station > 1)
                shipped[station - 2] -= chain.LotSize;
            if (station == 1 || shipped[station - 2] >= 0)
                Decide(chain, shipped, loaded, left - 1, cost, next);
        }
    }

    private static void Close(
        ChainDefinition chain,
        int[] stock,
        int[] onTheWay,
        double cost,
        Dictionary<string, double> next
    )
    {
        var stored = stock.Sum(units => Math.Max(0, units));
        var total = cost + (chain.StorageCost[0] * stored) - (chain.LateCost[0] * Math.Min(0, stock[^1]));
        var tomorrow = stock.Zip(onTheWay, (there, arriving) => there + arriving).ToArray();
        if (tomorrow.Any(units => Math.Abs(units) > MostStock))
            return;
        var key = Key(tomorrow);
        if (!next.TryGetValue(key, out var known) || total < known)
            next[key] = total;
    }

    private static string Key(int[] stock) => string.Join(',', stock);
}
