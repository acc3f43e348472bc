using System.Numerics;
using System.Threading;

namespace ProcessChain;

/// <summary>
/// Relative values of all states, improved day by day. Net stocks lie side by side, so that a decision is weighed for a
/// vector of them at once. Every value is computed from the last sweep alone and in one order: neither the number of threads
/// nor the machine's vectors change a bit.
/// </summary>
internal sealed class DailySweep
{
    private const double Precision = 4e-6;
    private const int MostIterations = 50_000;
    private const int Block = 16;
    private const int SweepsBetweenChecks = 10;

    private readonly RenewalDemand demand;
    private readonly LotMoves moves;
    private readonly int lot;
    private readonly int least;
    private readonly int width;
    private readonly int expectedWidth;
    private readonly double[] stockCost;
    private readonly int[] offsets;
    private readonly double[] afterOrder;
    private double[][] values;
    private double[][] improved;

    public DailySweep(ChainDefinition chain, RenewalDemand demand, StateBox box, LotMoves moves)
    {
        this.demand = demand;
        this.moves = moves;
        lot = chain.LotSize / demand.Unit;
        least = box.LeastStock;
        width = RoundedUp(box.Width);
        var mostDelivered = Enumerable.Range(0, moves.Target.Length).Max(moves.Delivered);
        expectedWidth = RoundedUp(width + (mostDelivered * lot));
        var (storage, late) = (chain.StorageCost[0] * demand.Unit, chain.LateCost[chain.Stations] * demand.Unit);
        stockCost = Enumerable.Range(least, width).Select(x => x > 0 ? storage * x : -late * x).ToArray();
        offsets = moves
            .Target.Select((stock, move) => (stock * expectedWidth) + (moves.Delivered(move) * lot))
            .ToArray();
        afterOrder = new double[moves.Stocks * width];
        values = NewValues();
        FillFluidValues(chain, storage, late);
        improved = NewValues();
    }

    /// <summary>Sweeps until the optimum is enclosed closely enough.</summary>
    public Bracket Solve(CancellationToken stop)
    {
        var interval = demand.Period * ((SweepsBetweenChecks + demand.Period - 1) / demand.Period);
        var before = NewValues();
        for (var iterations = interval; ; iterations += interval)
        {
            for (var age = 0; age < demand.Ages; age++)
                values[age].CopyTo(before[age], 0);
            var grown = 0.0;
            for (var sweep = 0; sweep < interval; sweep++)
                grown += Improve(stop);
            var bracket = Growth(before, grown, interval) with { Iterations = iterations };
            var isClose = bracket.Upper - bracket.Lower <= Precision * Math.Max(1, bracket.Lower);
            if (isClose || iterations >= MostIterations)
            {
                ExpectOrders(new ParallelOptions { CancellationToken = stop });
                return bracket;
            }
        }
    }

    /// <summary>The move that is best for the rest of time; the net stock in units of the demand.</summary>
    public int BestMove(int stock, int netStock, int age)
    {
        var index = Math.Clamp(netStock - least, 0, width - 1);
        var (best, lowest) = (moves.First[stock], double.PositiveInfinity);
        for (var move = moves.First[stock]; move < moves.First[stock + 1]; move++)
        {
            var after = index + (moves.Delivered(move) * lot);
            if (after >= width)
                continue;
            var cost = moves.Cost[move] + ExpectedAt(moves.Target[move], after, age);
            if (cost < lowest)
                (best, lowest) = (move, cost);
        }
        return best;
    }

    private static int RoundedUp(int number) => (number + Block - 1) / Block * Block;

    private double[][] NewValues() =>
        Enumerable.Range(0, demand.Ages).Select(_ => new double[moves.Stocks * width]).ToArray();

    private double ExpectedAt(int stock, int index, int age)
    {
        var at = (stock * width) + index;
        var hazard = demand.Hazard[age];
        return (hazard * afterOrder[at]) + (hazard < 1 ? (1 - hazard) * values[age + 1][at] : 0);
    }

    /// <returns>What was taken from all values, so that they stay small.</returns>
    private double Improve(CancellationToken stop)
    {
        var start = values[0][0];
        var options = new ParallelOptions { CancellationToken = stop };
        ExpectOrders(options);
        Parallel.For(
            0,
            demand.Ages,
            options,
            NewExpectation,
            (age, _, expected) =>
            {
                ExpectTomorrow(age, start, expected);
                for (var stock = 0; stock < moves.Stocks; stock++)
                    Minimise(stock, expected, improved[age].AsSpan(stock * width, width));
                return expected;
            },
            _ => { }
        );
        (values, improved) = (improved, values);
        return start;
    }

    private void ExpectOrders(ParallelOptions options) => Parallel.For(0, moves.Stocks, options, ExpectOrder);

    /// <summary>
    /// Begins with what a steady flow would cost: late units are worked off by the decisions that the mean demand leaves, stock
    /// is used up by the mean demand.
    /// </summary>
    private void FillFluidValues(ChainDefinition chain, double storage, double late)
    {
        var mean = demand.MeanPerDay / demand.Unit;
        var spare = ((double)chain.DecisionsPerPeriod * lot / chain.Stations) - mean;
        for (var stock = 0; stock < moves.Stocks; stock++)
        {
            var lots = moves.LotsOf(stock);
            var made = lots.Select((count, i) => (double)count * lot * (i + 1) / chain.Stations).Sum();
            for (var index = 0; index < width; index++)
            {
                var balance = least + index + made;
                var value = balance * balance * (balance < 0 ? late / spare : storage / mean) / 2;
                foreach (var row in values)
                    row[(stock * width) + index] = value;
            }
        }
    }

    private double[] NewExpectation()
    {
        var expected = new double[moves.Stocks * expectedWidth];
        Array.Fill(expected, double.PositiveInfinity);
        return expected;
    }

    private void ExpectOrder(int stock)
    {
        var today = values[0].AsSpan(stock * width, width);
        var quantities = demand.DayQuantity;
        var reach = quantities.Length - 1;
        var reachable = new double[reach + width];
        reachable.AsSpan(0, reach).Fill(today[0]);
        today.CopyTo(reachable.AsSpan(reach));
        var expected = afterOrder.AsSpan(stock * width, width);
        ref var all = ref reachable[0];
        for (var i = 0; i < width; i += 2 * Vector<double>.Count)
        {
            var (low, high) = (Vector<double>.Zero, Vector<double>.Zero);
            for (var quantity = 0; quantity <= reach; quantity++)
            {
                var at = (nuint)(i + reach - quantity);
                var probability = new Vector<double>(quantities[quantity]);
                low += Vector.LoadUnsafe(ref all, at) * probability;
                high += Vector.LoadUnsafe(ref all, at + (nuint)Vector<double>.Count) * probability;
            }
            low.CopyTo(expected[i..]);
            high.CopyTo(expected[(i + Vector<double>.Count)..]);
        }
    }

    /// <summary>The expected value of tomorrow, by what there is after today's moves.</summary>
    private void ExpectTomorrow(int age, double start, double[] expected)
    {
        var hazard = demand.Hazard[age];
        for (var stock = 0; stock < moves.Stocks; stock++)
        {
            var row = expected.AsSpan(stock * expectedWidth, width);
            var ordered = afterOrder.AsSpan(stock * width, width);
            var quiet = hazard < 1 ? values[age + 1].AsSpan(stock * width, width) : ordered;
            for (var i = 0; i < width; i += Vector<double>.Count)
            {
                var mean =
                    (new Vector<double>(ordered[i..]) * hazard) + (new Vector<double>(quiet[i..]) * (1 - hazard));
                (mean - new Vector<double>(start)).CopyTo(row[i..]);
            }
        }
    }

    private void Minimise(int stock, double[] expected, Span<double> best)
    {
        var (first, end) = (moves.First[stock], moves.First[stock + 1]);
        var possible = offsets.AsSpan(first, end - first);
        var costs = moves.Cost.AsSpan(first, end - first);
        ref var all = ref expected[0];
        for (var i = 0; i < width; i += 2 * Vector<double>.Count)
        {
            var low = new Vector<double>(double.PositiveInfinity);
            var high = low;
            for (var move = 0; move < possible.Length; move++)
            {
                var at = (nuint)(possible[move] + i);
                var cost = new Vector<double>(costs[move]);
                low = Vector.MinNative(low, Vector.LoadUnsafe(ref all, at) + cost);
                high = Vector.MinNative(high, Vector.LoadUnsafe(ref all, at + (nuint)Vector<double>.Count) + cost);
            }
            (low + new Vector<double>(stockCost.AsSpan(i))).CopyTo(best[i..]);
            var next = i + Vector<double>.Count;
            (high + new Vector<double>(stockCost.AsSpan(next))).CopyTo(best[next..]);
        }
    }

    private Bracket Growth(double[][] before, double grown, int days)
    {
        var (lower, upper) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var age = 0; age < demand.Ages; age++)
        {
            var (now, then) = (values[age], before[age]);
            for (var i = 0; i < now.Length; i++)
            {
                var growth = now[i] - then[i];
                lower = Math.Min(lower, growth);
                upper = Math.Max(upper, growth);
            }
        }
        return new Bracket((lower + grown) / days, (upper + grown) / days, 0);
    }
}
