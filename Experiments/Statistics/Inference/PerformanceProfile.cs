namespace ProcessChain.Experiments;

/// <summary>
/// Which share of a controller's trainings is at least as good as each of several goals (Agarwal et al. 2021, section 4.2; Dolan
/// &amp; Moré, Mathematical Programming 91(2), 2002), each with the interval of the bootstrap at that goal alone.
/// </summary>
/// <param name="Shares">By goal, 0 to 1.</param>
/// <param name="Lower">The lower ends of the intervals; NaN below two trainings.</param>
/// <param name="Upper">The upper ends.</param>
internal sealed record PerformanceProfile(
    IReadOnlyList<double> Shares,
    IReadOnlyList<double> Lower,
    IReadOnlyList<double> Upper
)
{
    /// <param name="goal">What is better.</param>
    /// <param name="trainings">The goal of each training.</param>
    /// <param name="goals">The goals that are to be reached.</param>
    /// <param name="stream">The chance of the bootstrap.</param>
    public static PerformanceProfile Of(Goal goal, double[] trainings, IReadOnlyList<double> goals, RandomStream stream)
    {
        var intervals = goals
            .Select(wanted => Bootstrap.Of([trainings], drawn => ShareOf(goal, drawn[0], wanted), stream))
            .ToList();
        return new(
            [.. goals.Select(wanted => ShareOf(goal, trainings, wanted))],
            [.. intervals.Select(interval => interval.Lower)],
            [.. intervals.Select(interval => interval.Upper)]
        );
    }

    private static double ShareOf(Goal goal, double[] trainings, double wanted) =>
        (double)trainings.Count(value => !goal.IsBetter(wanted, value)) / trainings.Length;
}
