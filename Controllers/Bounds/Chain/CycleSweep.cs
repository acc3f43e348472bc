using System.Numerics;
using System.Threading;

namespace ProcessChain;

/// <summary>
/// Relative values of all states on the day of an order, improved from one order to the next: the ages in between are worked
/// off from the oldest one, each from the one after it, so that only one of them is kept. The days from order to order do not
/// depend on what is decided; what a cycle costs, divided by them, is the cost a day. Between sweeps over all moves come
/// sweeps over those that the last ones found best for some state, about a tenth of the work; the bracket is that of a sweep
/// over all. Net stocks lie side by side, so that a move is weighed for a vector of them at once. Every value is computed in
/// one order: neither the number of threads nor the machine's vectors change a bit.
/// </summary>
internal sealed class CycleSweep
{
    private const double Precision = 4e-6;
    private const int MostCycles = 5_000;
    private const int Block = 32;
    private const int StocksOfTask = 32;

    private readonly RenewalDemand demand;
    private readonly LotMoves moves;
    private readonly int lot;
    private readonly int least;
    private readonly int width;
    private readonly int expectedWidth;
    private readonly double[] stockCost;
    private readonly MoveList all;
    private readonly bool[] isOfUse;
    private readonly double[] afterOrder;
    private readonly double[] expected;
    private readonly double[] values;
    private readonly double[] before;

    public CycleSweep(ChainDefinition chain, RenewalDemand demand, StateBox box, LotMoves moves)
    {
        this.demand = demand;
        this.moves = moves;
        lot = chain.LotSize / demand.Unit;
        least = box.LeastStock;
        width = RoundedUp(box.Width);
        var mostDelivered = 0;
        foreach (var delivered in moves.Delivered)
            mostDelivered = Math.Max(mostDelivered, delivered);
        expectedWidth = RoundedUp(width + (mostDelivered * lot));
        var (storage, late) = (chain.StorageCost[0] * demand.Unit, chain.LateCost[chain.Stations] * demand.Unit);
        stockCost = Enumerable.Range(least, width).Select(x => x > 0 ? storage * x : -late * x).ToArray();
        all = MoveList.Of(moves, expectedWidth, lot, chain.StorageCost[0] * chain.LotSize);
        isOfUse = new bool[all.Offset.Length];
        afterOrder = new double[moves.Stocks * width];
        expected = new double[moves.Stocks * expectedWidth];
        Array.Fill(expected, double.PositiveInfinity);
        values = new double[moves.Stocks * width];
        before = new double[values.Length];
        FillFluidValues(chain, storage, late);
    }

    /// <summary>Sweeps until the optimum is enclosed closely enough.</summary>
    public Bracket Solve(CancellationToken stop)
    {
        var cycles = demand.Period;
        Sweep(all, Mark, stop);
        while (true)
        {
            var ofUse = all.Where(isOfUse);
            while (!IsClose(Growth(ofUse, null, stop)) && cycles < MostCycles)
                cycles += demand.Period;
            var bracket = Growth(all, Mark, stop);
            cycles += demand.Period;
            if (IsClose(bracket) || cycles >= MostCycles)
                return bracket with { Iterations = cycles };
        }
    }

    /// <summary>The best move of every state, counted from the first one of its stock: by age, stock and net stock.</summary>
    public ushort[][] BestMoves(CancellationToken stop)
    {
        var best = Enumerable.Range(0, demand.Ages).Select(_ => new ushort[values.Length]).ToArray();
        Sweep(
            all.Where(isOfUse),
            (age, stock, found) =>
            {
                var row = best[age].AsSpan(stock * width, width);
                for (var i = 0; i < width; i++)
                    row[i] = checked((ushort)(found[i] - all.First[stock]));
            },
            stop
        );
        return best;
    }

    /// <summary>Where a net stock, in units of the demand, stands in the tables; the last one considered if it is beyond them.</summary>
    public int IndexOf(int stock, int netStock) => (stock * width) + Math.Clamp(netStock - least, 0, width - 1);

    private static bool IsClose(Bracket bracket) =>
        bracket.Upper - bracket.Lower <= Precision * Math.Max(1, bracket.Lower);

    private static int RoundedUp(int number) => (number + Block - 1) / Block * Block;

    private void Mark(int age, int stock, ReadOnlySpan<int> found)
    {
        foreach (var move in found)
            isOfUse[move] = true;
    }

    /// <summary>Growth of the values, a day, over the orders after which a state can come back.</summary>
    private Bracket Growth(MoveList list, FoundMoves? tell, CancellationToken stop)
    {
        values.CopyTo(before, 0);
        var grown = 0.0;
        for (var cycle = 0; cycle < demand.Period; cycle++)
            grown += Sweep(list, tell, stop);
        var (lower, upper) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var i = 0; i < before.Length; i++)
        {
            var growth = values[i] - before[i];
            lower = Math.Min(lower, growth);
            upper = Math.Max(upper, growth);
        }
        var days = demand.Period * demand.MeanInterval;
        return new Bracket((lower + grown) / days, (upper + grown) / days, 0);
    }

    /// <returns>What was taken from all values, so that they stay small.</returns>
    private double Sweep(MoveList list, FoundMoves? tell, CancellationToken stop)
    {
        ForStocks(ExpectOrder, stop);
        for (var age = demand.Ages - 1; age >= 0; age--)
        {
            var today = age;
            ForStocks(stock => ExpectTomorrow(today, stock), stop);
            if (tell is null)
                ForStocks(stock => Minimise(stock, list), stop);
            else
                ForStocks(stock => Find(today, stock, list, tell), stop);
        }
        var start = values[0];
        for (var i = 0; i < values.Length; i++)
            values[i] -= start;
        return start;
    }

    private void ForStocks(Action<int> work, CancellationToken stop)
    {
        var tasks = (moves.Stocks + StocksOfTask - 1) / StocksOfTask;
        Parallel.For(
            0,
            tasks,
            new ParallelOptions { CancellationToken = stop },
            task =>
            {
                var end = Math.Min(moves.Stocks, (task + 1) * StocksOfTask);
                for (var stock = task * StocksOfTask; stock < end; stock++)
                    work(stock);
            }
        );
    }

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
            var made = moves.LotsOf(stock).Select((count, i) => (double)count * lot * (i + 1) / chain.Stations).Sum();
            for (var index = 0; index < width; index++)
            {
                var balance = least + index + made;
                values[(stock * width) + index] = balance * balance * (balance < 0 ? late / spare : storage / mean) / 2;
            }
        }
    }

    private void ExpectOrder(int stock)
    {
        var today = values.AsSpan(stock * width, width);
        var quantities = demand.DayQuantity;
        var reach = quantities.Length - 1;
        var reachable = new double[reach + width];
        reachable.AsSpan(0, reach).Fill(today[0]);
        today.CopyTo(reachable.AsSpan(reach));
        var row = afterOrder.AsSpan(stock * width, width);
        ref var from = ref reachable[0];
        for (var i = 0; i < width; i += 2 * Vector<double>.Count)
        {
            var (low, high) = (Vector<double>.Zero, Vector<double>.Zero);
            for (var quantity = 0; quantity <= reach; quantity++)
            {
                var at = (nuint)(i + reach - quantity);
                var probability = new Vector<double>(quantities[quantity]);
                low += Vector.LoadUnsafe(ref from, at) * probability;
                high += Vector.LoadUnsafe(ref from, at + (nuint)Vector<double>.Count) * probability;
            }
            low.CopyTo(row[i..]);
            high.CopyTo(row[(i + Vector<double>.Count)..]);
        }
    }

    /// <summary>The expected value of tomorrow, by what there is after today's moves.</summary>
    private void ExpectTomorrow(int age, int stock)
    {
        var hazard = demand.Hazard[age];
        var row = expected.AsSpan(stock * expectedWidth, width);
        var ordered = afterOrder.AsSpan(stock * width, width);
        if (hazard >= 1)
        {
            ordered.CopyTo(row);
            return;
        }
        var quiet = values.AsSpan(stock * width, width);
        for (var i = 0; i < width; i += Vector<double>.Count)
        {
            var mean = (new Vector<double>(ordered[i..]) * hazard) + (new Vector<double>(quiet[i..]) * (1 - hazard));
            mean.CopyTo(row[i..]);
        }
    }

    private void Minimise(int stock, MoveList list)
    {
        var offsets = list.OffsetsOf(stock);
        var costs = list.CostsOf(stock);
        var best = values.AsSpan(stock * width, width);
        ref var from = ref expected[0];
        var size = Vector<double>.Count;
        for (var i = 0; i < width; i += 4 * size)
        {
            var first = new Vector<double>(double.PositiveInfinity);
            var (second, third, fourth) = (first, first, first);
            for (var move = 0; move < offsets.Length; move++)
            {
                var at = (nuint)(offsets[move] + i);
                var cost = new Vector<double>(costs[move]);
                first = Vector.MinNative(first, Vector.LoadUnsafe(ref from, at) + cost);
                second = Vector.MinNative(second, Vector.LoadUnsafe(ref from, at + (nuint)size) + cost);
                third = Vector.MinNative(third, Vector.LoadUnsafe(ref from, at + (nuint)(2 * size)) + cost);
                fourth = Vector.MinNative(fourth, Vector.LoadUnsafe(ref from, at + (nuint)(3 * size)) + cost);
            }
            (first + new Vector<double>(stockCost.AsSpan(i))).CopyTo(best[i..]);
            (second + new Vector<double>(stockCost.AsSpan(i + size))).CopyTo(best[(i + size)..]);
            (third + new Vector<double>(stockCost.AsSpan(i + (2 * size)))).CopyTo(best[(i + (2 * size))..]);
            (fourth + new Vector<double>(stockCost.AsSpan(i + (3 * size)))).CopyTo(best[(i + (3 * size))..]);
        }
    }

    /// <summary>As <see cref="Minimise"/>, and tells which moves are the best; of equal ones the first.</summary>
    private void Find(int age, int stock, MoveList list, FoundMoves tell)
    {
        var offsets = list.OffsetsOf(stock);
        var costs = list.CostsOf(stock);
        var best = values.AsSpan(stock * width, width);
        var found = new int[width];
        ref var from = ref expected[0];
        var size = Vector<double>.Count;
        for (var i = 0; i < width; i += 2 * size)
        {
            var low = new Vector<double>(double.PositiveInfinity);
            var high = low;
            var (lowMove, highMove) = (Vector<long>.Zero, Vector<long>.Zero);
            for (var move = 0; move < offsets.Length; move++)
            {
                var at = (nuint)(offsets[move] + i);
                var cost = new Vector<double>(costs[move]);
                var number = new Vector<long>(list.First[stock] + move);
                var (lowCost, highCost) = (
                    Vector.LoadUnsafe(ref from, at) + cost,
                    Vector.LoadUnsafe(ref from, at + (nuint)size) + cost
                );
                lowMove = Vector.ConditionalSelect(Vector.LessThan(lowCost, low), number, lowMove);
                highMove = Vector.ConditionalSelect(Vector.LessThan(highCost, high), number, highMove);
                low = Vector.MinNative(low, lowCost);
                high = Vector.MinNative(high, highCost);
            }
            (low + new Vector<double>(stockCost.AsSpan(i))).CopyTo(best[i..]);
            (high + new Vector<double>(stockCost.AsSpan(i + size))).CopyTo(best[(i + size)..]);
            for (var lane = 0; lane < size; lane++)
            {
                found[i + lane] = list.Move[(int)lowMove[lane]];
                found[i + size + lane] = list.Move[(int)highMove[lane]];
            }
        }
        tell(age, stock, found);
    }

    private delegate void FoundMoves(int age, int stock, ReadOnlySpan<int> found);
}
