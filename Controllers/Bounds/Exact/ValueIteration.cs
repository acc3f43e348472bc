using System.Threading;

namespace ProcessChain;

/// <summary>
/// Value iteration: relative values for the average cost, enclosed by the least and the greatest growth of a value in a sweep
/// (Odoni 1969), or discounted costs, enclosed by MacQueen's bounds (1966). A value is computed from those of the last sweep
/// alone: the number of threads changes nothing.
/// </summary>
/// <remarks>
/// Where a policy is nearly periodic, so that the bracket closes slowly, values go only a part of the way from then on (Schweitzer
/// 1971); the bracket holds all the same.
/// </remarks>
internal sealed class ValueIteration
{
    private const double Precision = 1e-7;
    private const int MostSweeps = 100_000;
    private const int SweepsBetweenLooks = 10;
    private const double SlowProgress = 0.5;
    private const double DampedStep = 0.7;
    private const int StatesAtOnce = 4096;

    private readonly ModelTables tables;
    private readonly double discount;
    private readonly int states;
    private readonly (double Least, double Greatest)[] growths;
    private double[] values;
    private double[] improved;

    private ValueIteration(FiniteModel model, double discount)
    {
        this.discount = discount;
        tables = new(model, discount);
        states = (int)model.States;
        growths = new (double, double)[(states + StatesAtOnce - 1) / StatesAtOnce];
        values = tables.NewValues();
        improved = tables.NewValues();
    }

    /// <summary>Sweeps until the optimum is enclosed closely enough.</summary>
    /// <param name="model">A model small enough.</param>
    /// <param name="discount">What a cost of the next period is worth in this one, above 0; 1: the average cost.</param>
    /// <param name="stop">Stops it.</param>
    public static ValuesFound Solve(FiniteModel model, double discount, CancellationToken stop) =>
        new ValueIteration(model, discount).Solve(stop);

    private ValuesFound Solve(CancellationToken stop)
    {
        var (growth, spanBefore, step) = (default(Bracket), double.PositiveInfinity, 1.0);
        for (var sweep = 1; sweep <= MostSweeps; sweep++)
        {
            growth = Sweep(step, discount < 1 ? 0 : growth.Middle, stop) with { Iterations = sweep };
            var span = growth.Upper - growth.Lower;
            if (IsClose(growth))
                break;
            if (sweep % SweepsBetweenLooks != 0)
                continue;
            if (discount == 1 && span > SlowProgress * spanBefore)
                step = DampedStep;
            spanBefore = span;
        }
        return new(tables, values, growth);
    }

    private bool IsClose(Bracket growth)
    {
        var later = discount < 1 ? discount / (1 - discount) : 1;
        return later * (growth.Upper - growth.Lower) <= Precision * Math.Max(1, later * Math.Abs(growth.Lower));
    }

    /// <returns>The least and the greatest growth of a value.</returns>
    private Bracket Sweep(double step, double expected, CancellationToken stop)
    {
        var options = new ParallelOptions { CancellationToken = stop };
        Parallel.For(0, growths.Length, options, part => growths[part] = ImprovePart(part, step, expected));
        (values, improved) = (improved, values);
        return new(growths.Min(growth => growth.Least), growths.Max(growth => growth.Greatest), 0);
    }

    private (double Least, double Greatest) ImprovePart(int part, double step, double expected)
    {
        Span<ActionRun> runs = new ActionRun[tables.MostRuns];
        var (least, greatest) = (double.PositiveInfinity, double.NegativeInfinity);
        for (var state = part * StatesAtOnce; state < Math.Min(states, (part + 1) * StatesAtOnce); state++)
        {
            var growth = tables.LeastCost(state, values, runs) - values[state];
            if (double.IsNaN(growth))
                continue;
            improved[state] = values[state] + (step * (growth - expected));
            (least, greatest) = (Math.Min(least, growth), Math.Max(greatest, growth));
        }
        return (least, greatest);
    }
}

/// <summary>What a value iteration has come to.</summary>
/// <param name="Tables">The model.</param>
/// <param name="Values">Of all states; where costs are averages, up to a constant.</param>
/// <param name="Growth">The least and the greatest growth of a value in the last sweep.</param>
internal sealed record ValuesFound(ModelTables Tables, double[] Values, Bracket Growth);
