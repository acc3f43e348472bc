namespace ProcessChain.Tests;

/// <summary>
/// The optimum of a chain, written down as plainly as possible: a state is the days since the last order, the lots at
/// stations 1 .. n − 1 and the net stock of station n, after the orders of the day. All costs are 1.
/// </summary>
internal sealed class PlainValueIteration
{
    private const int MostLots = 9;
    private const int Least = -250;
    private const int Most = 100;
    private const int Width = Most - Least + 1;

    private readonly ChainDefinition chain;
    private readonly UniformDemand customer;
    private readonly int[][] stocks;
    private readonly List<(int Target, int Delivered, int Stored)>[] moves;

    public PlainValueIteration(ChainDefinition chain, UniformDemand customer)
    {
        (this.chain, this.customer) = (chain, customer);
        stocks = [.. Stocks(chain.Stations - 1)];
        moves = Array.ConvertAll(stocks, MovesOf);
    }

    /// <summary>The least and the greatest growth of a value in one sweep, when they are close.</summary>
    public (double Lower, double Upper) Solve(double precision)
    {
        var ages = customer.Interval.High;
        var values = NewValues(ages);
        while (true)
        {
            var next = NewValues(ages);
            var (lower, upper) = Sweep(values, next);
            if (upper - lower <= precision)
                return (lower, upper);
            var start = next[0][0][-Least];
            foreach (var row in next.SelectMany(rows => rows))
            {
                for (var x = 0; x < Width; x++)
                    row[x] -= start;
            }
            values = next;
        }
    }

    private (double Lower, double Upper) Sweep(double[][][] values, double[][][] next)
    {
        var (lower, upper) = (double.PositiveInfinity, double.NegativeInfinity);
        var ordered = Array.ConvertAll(values[0], AfterOrders);
        for (var age = 0; age < values.Length; age++)
        {
            var hazard = 1.0 / (values.Length - age);
            var tomorrow = stocks
                .Select(
                    (_, stock) =>
                        Enumerable
                            .Range(0, Width)
                            .Select(x =>
                                (hazard * ordered[stock][x])
                                + (hazard < 1 ? (1 - hazard) * values[age + 1][stock][x] : 0)
                            )
                            .ToArray()
                )
                .ToArray();
            for (var stock = 0; stock < stocks.Length; stock++)
            {
                for (var x = 0; x < Width; x++)
                {
                    var value = Math.Abs(x + Least) + LeastOf(moves[stock], tomorrow, x);
                    next[age][stock][x] = value;
                    lower = Math.Min(lower, value - values[age][stock][x]);
                    upper = Math.Max(upper, value - values[age][stock][x]);
                }
            }
        }
        return (lower, upper);
    }

    private static double LeastOf(List<(int Target, int Delivered, int Stored)> possible, double[][] tomorrow, int x)
    {
        var least = double.PositiveInfinity;
        foreach (var (target, delivered, stored) in possible)
        {
            var after = x + delivered;
            if (after < Width)
                least = Math.Min(least, stored + tomorrow[target][after]);
        }
        return least;
    }

    /// <summary>
    /// The expected value after a day's orders. After each there is another with the same probability, so that the number of
    /// orders has no limit: Y(x) = E[(1 − s) V(x − q) + s Y(x − q)].
    /// </summary>
    private double[] AfterOrders(double[] value)
    {
        var again = 1.0 / (customer.Interval.High + 1);
        var (low, high) = (customer.Quantity.Low, customer.Quantity.High);
        var each = 1.0 / (high - low + 1);
        var after = new double[Width];
        for (var x = 0; x < Width; x++)
        {
            for (var quantity = low; quantity <= high; quantity++)
            {
                var left = Math.Max(0, x - quantity);
                after[x] += each * (1 - again) * value[left];
                if (quantity > 0)
                    after[x] += each * again * (x >= quantity ? after[left] : value[0]);
            }
            after[x] /= low == 0 ? 1 - (each * again) : 1;
        }
        return after;
    }

    /// <summary>All that the decisions of a day make of a stock, found by making them one by one.</summary>
    private List<(int Target, int Delivered, int Stored)> MovesOf(int[] stock)
    {
        var reached = new HashSet<string>(StringComparer.Ordinal);
        var found = new HashSet<(int, int, int)>();
        Decide(stock, new int[chain.Stations], chain.DecisionsPerPeriod, reached, found);
        return [.. found];
    }

    private void Decide(int[] there, int[] coming, int left, HashSet<string> reached, HashSet<(int, int, int)> found)
    {
        if (!reached.Add($"{string.Join(',', coming)};{left}"))
            return;
        var after = there.Select((lots, i) => lots + coming[i]).ToArray();
        var target = Array.FindIndex(stocks, stock => stock.SequenceEqual(after));
        if (target >= 0)
            found.Add((target, coming[^1] * chain.LotSize, there.Sum() * chain.LotSize));
        for (var station = 1; left > 0 && station <= chain.Stations; station++)
        {
            if (station > 1 && there[station - 2] == 0)
                continue;
            var (shipped, loaded) = ((int[])there.Clone(), (int[])coming.Clone());
            loaded[station - 1]++;
            if (station > 1)
                shipped[station - 2]--;
            Decide(shipped, loaded, left - 1, reached, found);
        }
    }

    private static IEnumerable<int[]> Stocks(int places, int most = MostLots) =>
        places == 0
            ?
            [
                [],
            ]
            : Enumerable
                .Range(0, most + 1)
                .SelectMany(lots => Stocks(places - 1, most - lots).Select(rest => (int[])[lots, .. rest]));

    private double[][][] NewValues(int ages) =>
        [.. Enumerable.Range(0, ages).Select(_ => Array.ConvertAll(stocks, _ => new double[Width]))];
}
