using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>What came of a training with many seeds.</summary>
/// <param name="Controller">The controller that was trained.</param>
/// <param name="Measure">What is best.</param>
/// <param name="Goals">The goal of the agent of each training, by number: mean over the test episodes.</param>
public sealed record SpreadSummary(string Controller, Goal Measure, IReadOnlyList<double> Goals)
{
    /// <summary>The share that is at least as good as the first, itself counted, less 1 % of it: chance in the test must not decide.</summary>
    public double ShareAsGoodAsFirst
    {
        get
        {
            const double Tolerance = 0.01;
            var leeway = Tolerance * Math.Abs(Goals[0]);
            var needed = Measure.Minimise ? Goals[0] + leeway : Goals[0] - leeway;
            return (double)Goals.Count(goal => !Measure.IsBetter(needed, goal)) / Goals.Count;
        }
    }

    /// <summary>The median.</summary>
    public double Median => Goals.Median();

    /// <summary>The best.</summary>
    public double Best => Goals.MinBy(Measure.AsCost);

    /// <summary>The worst.</summary>
    public double Worst => Goals.MaxBy(Measure.AsCost);

    internal static SpreadSummary? Of(JoinedResults results) =>
        results.Experiment.Spread is { } spread && results.Spread.Count > 0
            ? new SpreadSummary(
                spread.Controller,
                results.Experiment.System.Goal,
                [.. results.Spread.OrderBy(row => row.Training).Select(row => row.Goal)]
            )
            : null;
}
