using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.Optimization;

namespace ProcessChain;

/// <summary>
/// The simplex method of Nelder &amp; Mead ("A simplex method for function minimization", Computer Journal 7(4), 1965), as
/// MathNet.Numerics has it. On a noisy objective the best point met is mostly a lucky one.
/// </summary>
[Kind("nelderMead")]
internal sealed record NelderMeadDefinition : SearchDefinition
{
    /// <summary>How near the values of all corners have to be, as a share of them, for the search to end; above 0.</summary>
    [Source("MathNet.Numerics: convergenceTolerance=1e-8")]
    [Range(0, AboveLeast = true)]
    public double ValueTolerance { get; init; } = 1e-8;

    /// <summary>How far the first corners are from the start along each coordinate, above 0; 0: 5 % of the coordinate, 0.00025 where that is 0.</summary>
    [Source("MATLAB: fminsearch")]
    [Range(0)]
    public double InitialStep { get; init; }

    private protected override SearchResult Minimise(
        CountedObjective objective,
        double[] start,
        long seed,
        double leastStep
    )
    {
        var corner = Vector<double>.Build.DenseOfArray(start);
        var steps = corner.Map(coordinate => FirstStep(coordinate, leastStep), Zeros.Include);
        var converged = true;
        try
        {
            var function = ObjectiveFunction.Value(point => objective.At(point.AsArray()));
            _ = NelderMeadSimplex.Minimum(function, corner, steps, ValueTolerance, int.MaxValue);
        }
        catch (EvaluationsSpentException)
        {
            converged = false;
        }
        return objective.Result(
            objective.BestPoint,
            objective.BestValue,
            iterations: 0,
            converged ? "The corners' values are as near as the tolerance." : ""
        );
    }

    private double FirstStep(double coordinate, double leastStep)
    {
        const double OfZero = 0.00025;
        const double Share = 0.05;
        var step =
            InitialStep > 0 ? InitialStep
            : coordinate == 0 ? OfZero
            : Share * coordinate;
        return Math.CopySign(Math.Max(Math.Abs(step), leastStep), step);
    }
}
