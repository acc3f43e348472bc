namespace ProcessChain;

/// <summary>
/// Three points of a line, the middle one lowest, found by going downhill with golden and parabolic steps (Press et al.,
/// Numerical Recipes, "Initially bracketing a minimum"; the constants and the order of operations are SciPy's).
/// </summary>
internal readonly record struct LineBracket(LinePoint A, LinePoint B, LinePoint C)
{
    private const double Golden = 1.618034;
    private const double GrowthLimit = 110;
    private const double Tiny = 1e-21;
    private const int MostSteps = 1000;

    /// <summary>Whether the middle is between the others and lower than one, not higher than the other. Noise and level ground can prevent it.</summary>
    public bool IsValid =>
        ((B.Value < C.Value && B.Value <= A.Value) || (B.Value < A.Value && B.Value <= C.Value))
        && ((A.At < B.At && B.At < C.At) || (C.At < B.At && B.At < A.At));

    /// <summary>The first of the lowest points.</summary>
    public LinePoint Best =>
        A.Value <= B.Value && A.Value <= C.Value ? A
        : B.Value <= C.Value ? B
        : C;

    /// <summary>Brackets a minimum, from the steps 0 and 1 on.</summary>
    /// <exception cref="SearchDivergedException">The objective falls without end.</exception>
    public static LineBracket Find(LineObjective line)
    {
        var (a, b) = (line.Evaluate(0), line.Evaluate(1));
        if (a.Value < b.Value)
            (a, b) = (b, a);
        var c = line.Evaluate(Beyond(a, b));
        for (var step = 0; c.Value < b.Value; step++)
        {
            if (step > MostSteps)
                throw new SearchDivergedException(
                    $"No minimum within {MostSteps} steps along a line. Bound the objective."
                );
            var parabolic = Parabolic(a, b, c);
            var limit = b.At + (GrowthLimit * (c.At - b.At));
            LinePoint next;
            if ((parabolic - c.At) * (b.At - parabolic) > 0)
            {
                next = line.Evaluate(parabolic);
                if (next.Value < c.Value)
                    return new(b, next, c);
                if (next.Value > b.Value)
                    return new(a, b, next);
                next = line.Evaluate(Beyond(b, c));
            }
            else if ((parabolic - limit) * (limit - c.At) >= 0)
            {
                next = line.Evaluate(limit);
            }
            else if ((parabolic - limit) * (c.At - parabolic) > 0)
            {
                next = line.Evaluate(parabolic);
                if (next.Value < c.Value)
                {
                    (b, c) = (c, next);
                    next = line.Evaluate(Beyond(b, c));
                }
            }
            else
            {
                next = line.Evaluate(Beyond(b, c));
            }
            (a, b, c) = (b, c, next);
        }
        return new(a, b, c);
    }

    private static double Beyond(LinePoint from, LinePoint to) => to.At + (Golden * (to.At - from.At));

    private static double Parabolic(LinePoint a, LinePoint b, LinePoint c)
    {
        var left = (b.At - a.At) * (b.Value - c.Value);
        var right = (b.At - c.At) * (b.Value - a.Value);
        var difference = right - left;
        var denominator = 2 * (Math.Abs(difference) < Tiny ? Tiny : difference);
        return b.At - ((((b.At - c.At) * right) - ((b.At - a.At) * left)) / denominator);
    }
}
