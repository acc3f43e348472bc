namespace ProcessChain;

/// <summary>A place on a line and the value there.</summary>
/// <param name="At">The step from the line's origin, in lengths of its direction.</param>
/// <param name="Value">The objective there.</param>
internal readonly record struct LinePoint(double At, double Value);

/// <summary>The objective along a line.</summary>
internal sealed class LineObjective(CountedObjective objective, double[] origin, double[] direction)
{
    private readonly double[] point = new double[origin.Length];

    /// <summary>Evaluates origin + step · direction.</summary>
    public LinePoint Evaluate(double step)
    {
        for (var i = 0; i < point.Length; i++)
            point[i] = origin[i] + (step * direction[i]);
        return new(step, objective.At(point));
    }
}
