using System.Threading;
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

    internal override ISearch Create(long seed, double leastStep = 0)
    {
        Require(coordinates: 1);
        return new NelderMeadSearch(this, leastStep);
    }

    private sealed class NelderMeadSearch(NelderMeadDefinition definition, double leastStep) : ISearch
    {
        public SearchResult Minimise(Objective objective, ReadOnlySpan<double> start, CancellationToken stop = default)
        {
            var counted = new CountedObjective(objective, start, definition.MaximumEvaluations, stop);
            var converged = TryFinish(counted, Vector<double>.Build.DenseOfArray(start.ToArray()));
            return counted.Result(
                counted.BestPoint,
                counted.BestValue,
                iterations: 0,
                converged ? "The corners' values are as near as the tolerance." : "",
                []
            );
        }

        private bool TryFinish(CountedObjective counted, Vector<double> start)
        {
            var function = ObjectiveFunction.Value(point => counted.At(point.AsArray()));
            try
            {
                _ = NelderMeadSimplex.Minimum(
                    function,
                    start,
                    start.Map(FirstStep, Zeros.Include),
                    definition.ValueTolerance,
                    int.MaxValue
                );
                return true;
            }
            catch (EvaluationsSpentException)
            {
                return false;
            }
        }

        private double FirstStep(double coordinate)
        {
            const double OfZero = 0.00025;
            const double Share = 0.05;
            var step =
                definition.InitialStep > 0 ? definition.InitialStep
                : coordinate == 0 ? OfZero
                : Share * coordinate;
            return Math.CopySign(Math.Max(Math.Abs(step), leastStep), step);
        }
    }
}
