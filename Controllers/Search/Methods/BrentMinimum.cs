namespace ProcessChain;

/// <summary>
/// The minimum in a bracket, by parabolas where they help and golden sections elsewhere (Brent, Algorithms for Minimization
/// without Derivatives, 1973, chapter 5; the constants and the order of operations are SciPy's).
/// </summary>
internal static class BrentMinimum
{
    private const double GoldenSection = 0.3819660;
    private const double LeastTolerance = 1e-11;
    private const int MostSteps = 500;

    public static LinePoint Find(LineObjective line, LineBracket bracket, double tolerance, bool evaluatesMiddle)
    {
        var best = evaluatesMiddle ? line.Evaluate(bracket.B.At) : bracket.B;
        var (second, third) = (best, best);
        var (low, high) = bracket.A.At < bracket.C.At ? (bracket.A.At, bracket.C.At) : (bracket.C.At, bracket.A.At);
        var (step, span) = (0.0, 0.0);
        for (var count = 0; count < MostSteps; count++)
        {
            var x = best.At;
            var least = (tolerance * Math.Abs(x)) + LeastTolerance;
            var middle = 0.5 * (low + high);
            if (Math.Abs(x - middle) < (2 * least) - (0.5 * (high - low)))
                break;
            var (before, mayBeParabolic) = (span, Math.Abs(span) > least);
            span = step;
            if (!mayBeParabolic || !TryParabola(best, second, third, low, high, before, out step))
            {
                span = x >= middle ? low - x : high - x;
                step = GoldenSection * span;
            }
            else if (x + step - low < 2 * least || high - (x + step) < 2 * least)
            {
                step = middle - x >= 0 ? least : -least;
            }
            var next = line.Evaluate(
                x
                    + (
                        Math.Abs(step) >= least ? step
                        : step >= 0 ? least
                        : -least
                    )
            );
            if (next.Value > best.Value)
            {
                (low, high) = next.At < x ? (next.At, high) : (low, next.At);
                if (next.Value <= second.Value || second.At == x)
                    (third, second) = (second, next);
                else if (next.Value <= third.Value || third.At == x || third.At == second.At)
                    third = next;
            }
            else
            {
                (low, high) = next.At >= x ? (x, high) : (low, x);
                (third, second, best) = (second, best, next);
            }
        }
        return best;
    }

    /// <summary>The step to the lowest point of the parabola through three points; false where it is of no use.</summary>
    private static bool TryParabola(
        LinePoint best,
        LinePoint second,
        LinePoint third,
        double low,
        double high,
        double before,
        out double step
    )
    {
        var left = (best.At - second.At) * (best.Value - third.Value);
        var right = (best.At - third.At) * (best.Value - second.Value);
        var p = ((best.At - third.At) * right) - ((best.At - second.At) * left);
        var q = 2 * (right - left);
        if (q > 0)
            p = -p;
        q = Math.Abs(q);
        step = p / q;
        // It has to halve the step before the last.
        return p > q * (low - best.At) && p < q * (high - best.At) && Math.Abs(p) < Math.Abs(0.5 * q * before);
    }
}
