using System.Numerics;
using System.Runtime.InteropServices;

namespace ProcessChain;

/// <summary>
/// A function on all points of a lattice, by its values on some of them: below these it is a straight line, and above them
/// it repeats itself, period by period, higher each time by the same rise. So expectations of it are exact, wherever they are taken.
/// </summary>
internal sealed class LatticeFunction
{
    private const double Rounding = 1e-12;

    private readonly int first;
    private readonly double[] values;
    private readonly double leftSlope;
    private readonly int period;
    private readonly double rightRise;

    /// <summary>Where the function was capped, and what it was before: between points it is exact only by these.</summary>
    private readonly (LatticeFunction Uncapped, double Level)? cap;

    /// <param name="first">The lowest point whose value is given.</param>
    /// <param name="values">Of this point and those above it: at least one period.</param>
    /// <param name="leftSlope">By how much the value of each point exceeds that of the one before it, up to the first.</param>
    /// <param name="period">Points of a period, 1 or more; with 1 it is a straight line above, too.</param>
    /// <param name="rightRise">By how much a period lies above the one before it, from the last on.</param>
    /// <param name="cap">Where the function was capped, and what it was before.</param>
    private LatticeFunction(
        int first,
        double[] values,
        double leftSlope,
        int period,
        double rightRise,
        (LatticeFunction Uncapped, double Level)? cap = null
    )
    {
        this.cap = cap;
        this.first = first;
        this.values = values;
        this.leftSlope = leftSlope;
        this.period = period;
        this.rightRise = rightRise;
    }

    private int Last => first + values.Length - 1;

    /// <summary>Two straight lines that meet in 0 at the point 0.</summary>
    /// <param name="leftSlope">Per step, below 0.</param>
    /// <param name="rightSlope">Per step, above 0.</param>
    public static LatticeFunction Kink(double leftSlope, double rightSlope) => new(0, [0], leftSlope, 1, rightSlope);

    /// <summary>The value at a point.</summary>
    public double this[int point]
    {
        get
        {
            if (point < first)
                return values[0] - (leftSlope * (first - point));
            if (point <= Last)
                return values[point - first];
            var periods = (point - Last + period - 1) / period;
            return values[point - (periods * period) - first] + (periods * rightRise);
        }
    }

    /// <summary>The value between points: by the parabola through the nearest three where the function is smooth, else straight.</summary>
    public double At(double point, bool smooth)
    {
        if (cap is { } corner)
            return corner.Uncapped.At(Math.Min(point, corner.Level), smooth)
                + (rightRise * Math.Max(0, point - corner.Level));
        var nearest = (int)(smooth ? Math.Round(point) : Math.Floor(point));
        var (away, here, after) = (point - nearest, this[nearest], this[nearest + 1]);
        if (away == 0 || !smooth)
            return here + (away * (after - here));
        var before = this[nearest - 1];
        return here + (away * (after - before) / 2) + (away * away * (before - (2 * here) + after) / 2);
    }

    /// <summary>This function and a straight line through 0.</summary>
    public LatticeFunction PlusLine(double slope) =>
        new(
            first,
            [.. values.Select((value, i) => value + (slope * (first + i)))],
            leftSlope + slope,
            period,
            rightRise + (slope * period),
            cap is { } corner ? (corner.Uncapped.PlusLine(slope), corner.Level) : null
        );

    /// <summary>E[f(y − D)] as a function of y.</summary>
    /// <param name="demand">The distribution of D.</param>
    public LatticeFunction Expect(LatticeLaw demand)
    {
        if (demand is { First: 0, Last: 0 })
            return this;
        var weights = demand.Probabilities.Reverse().ToArray();
        var lowest = first - (weights.Length - 1);
        var extended = Enumerable
            .Range(lowest, values.Length + (2 * (weights.Length - 1)))
            .Select(point => this[point])
            .ToArray();
        return new(first + demand.First, SlidingSums(extended, weights), leftSlope, period, rightRise);
    }

    /// <summary>The same up to a level, and constant above it.</summary>
    /// <param name="level">In steps; between points where the function is continuous.</param>
    /// <param name="smooth">Whether the function is smooth there.</param>
    public LatticeFunction CappedAt(double level, bool smooth)
    {
        var top = (int)Math.Ceiling(level);
        var from = Math.Min(first, top);
        var capped = Enumerable.Range(from, top - from).Select(point => this[point]).Append(At(level, smooth));
        return new(from, [.. capped], leftSlope, 1, 0, (this, level));
    }

    /// <summary>The same up to the end of a window; above it the values of the window, over and over.</summary>
    /// <param name="below">The point below the window.</param>
    /// <param name="width">Points of the window.</param>
    public LatticeFunction RepeatedFrom(int below, int width)
    {
        var from = Math.Min(first, below + 1);
        var kept = Enumerable.Range(from, below + width - from + 1).Select(point => this[point]);
        return new(from, [.. kept], leftSlope, width, 0);
    }

    /// <summary>The mean over a window.</summary>
    /// <inheritdoc cref="RepeatedFrom" path="/param"/>
    public double MeanOver(int below, int width)
    {
        var sum = 0.0;
        for (var point = below + 1; point <= below + width; point++)
            sum += this[point];
        return sum / width;
    }

    /// <summary>
    /// The point below the window with the least mean; of several, whatever rounding makes of them, the lowest. The function has to
    /// fall on the left, and must not fall on the right.
    /// </summary>
    /// <param name="width">Points of the window, a multiple of the period.</param>
    public int BelowLeastWindow(int width)
    {
        var means = Enumerable
            .Range(first - width, values.Length + width)
            .Select(below => MeanOver(below, width))
            .ToList();
        var least = means.Min();
        return first - width + means.FindIndex(mean => mean <= least + (Rounding * Math.Abs(least)));
    }

    /// <summary>The point of the least value; of several the lowest. Where the function is smooth, the vertex of the parabola there.</summary>
    /// <inheritdoc cref="BelowLeastWindow" path="/summary"/>
    public double Minimiser(bool smooth)
    {
        var least = BelowLeastWindow(1) + 1;
        var (before, after) = (this[least - 1], this[least + 1]);
        var curvature = before - (2 * this[least]) + after;
        return smooth && curvature > 0 ? least + ((before - after) / (2 * curvature)) : least;
    }

    /// <summary>
    /// Weighted sums of neighbours, as many as fit. Each sum is added up in the same order whatever the width of a vector, so that
    /// it has the same bits everywhere.
    /// </summary>
    private static double[] SlidingSums(double[] values, double[] weights)
    {
        var sums = new double[values.Length - weights.Length + 1];
        var vectors = MemoryMarshal.Cast<double, Vector<double>>(sums.AsSpan());
        for (var v = 0; v < vectors.Length; v++)
        {
            var sum = Vector<double>.Zero;
            for (var k = 0; k < weights.Length; k++)
                sum += weights[k] * new Vector<double>(values, (v * Vector<double>.Count) + k);
            vectors[v] = sum;
        }
        for (var i = vectors.Length * Vector<double>.Count; i < sums.Length; i++)
        {
            for (var k = 0; k < weights.Length; k++)
                sums[i] += weights[k] * values[i + k];
        }
        return sums;
    }
}
