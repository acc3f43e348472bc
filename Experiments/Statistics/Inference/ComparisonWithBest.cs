using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>
/// Multiple comparisons with the best (Hsu, The Annals of Statistics 12(3), 1984): for each of several controllers an interval of how
/// much worse it is than the best of the others; all intervals hold together with a probability of at least 95 %. Differences
/// are paired, each with its own deviation, so that common random numbers make them narrow; the share of error is divided among
/// the k − 1 comparisons (Bonferroni), which holds however the controllers depend on each other.
/// </summary>
internal static class ComparisonWithBest
{
    private const double Error = 0.05;

    /// <summary>
    /// The intervals, one for each controller. The lower end is 0 where it is certainly not the best, the upper end is 0 where it
    /// certainly is.
    /// </summary>
    /// <param name="goal">What is better.</param>
    /// <param name="controllers">
    /// For each controller its goal in the same episodes, two or more; what another has no episode to compare with is left out.
    /// </param>
    public static IReadOnlyList<Interval> Of(Goal goal, IReadOnlyList<IReadOnlyList<double>> controllers)
    {
        if (controllers.Count < 2 || controllers.Any(goals => goals.Count < 2))
            return [.. controllers.Select(_ => Interval.None)];
        return
        [
            .. controllers.Select(
                (own, place) =>
                    Of([
                        .. controllers
                            .Where((_, other) => other != place)
                            .Select(other => Difference(goal, own, other, controllers.Count - 1)),
                    ])
            ),
        ];
    }

    private static Interval Of(List<(double Mean, double Width)> losses) =>
        new(
            Math.Min(0, losses.Max(loss => loss.Mean - loss.Width)),
            Math.Max(0, losses.Max(loss => loss.Mean + loss.Width))
        );

    private static (double Mean, double Width) Difference(
        Goal goal,
        IReadOnlyList<double> own,
        IReadOnlyList<double> other,
        int comparisons
    )
    {
        var losses = own.Zip(other, goal.Loss).ToArray();
        var quantile = StudentQuantile.Of(losses.Length - 1, 1 - (Error / comparisons));
        return (losses.Mean(), quantile * losses.StandardDeviation() / Math.Sqrt(losses.Length));
    }
}
