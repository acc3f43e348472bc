namespace ProcessChain.Experiments;

/// <summary>One training in three numbers, each a mean cost per day over a tenth of its training episodes.</summary>
/// <param name="Episodes">How many training episodes there are.</param>
/// <param name="Window">How many episodes a tenth is; at least 1.</param>
/// <param name="First">Over the first ones after the warm-up.</param>
/// <param name="Lowest">Over those running ones that were cheapest.</param>
/// <param name="Last">Over the last ones.</param>
internal readonly record struct TrainingCourse(int Episodes, int Window, double First, double Lowest, double Last)
{
    /// <summary>With fewer episodes than this, a tenth of them is no whole one, and a course tells nothing.</summary>
    public const int FewestEpisodes = 10;

    private const double NearLowest = 1.25;
    private const double NearBaseline = 10;

    /// <param name="costs">The cost per day of the training episodes, in order; at least one.</param>
    public static TrainingCourse Of(IReadOnlyList<double> costs)
    {
        var window = Math.Max(1, costs.Count / 10);
        var means = Enumerable
            .Range(0, costs.Count - window + 1)
            .Select(first => costs.Skip(first).Take(window).Average())
            .ToList();
        return new TrainingCourse(costs.Count, window, means[0], means.Min(), means[^1]);
    }

    /// <summary>All trainings of a controller, by seed.</summary>
    public static IReadOnlyList<TrainingCourse> Of(IEnumerable<EpisodeRow> rows) =>
        rows.Where(row => row.Phase == Phase.Training)
            .GroupBy(row => row.TrainingSeed)
            .OrderBy(training => training.Key)
            .Select(training => Of(training.OrderBy(row => row.Episode).Select(row => row.Figures.CostPerDay).ToList()))
            .ToList();

    /// <summary>
    /// Whether the training converged to a low cost: it ended at most a quarter above its own lowest, and below ten times
    /// the baseline's test cost.
    /// </summary>
    public bool Converged(double baselineCost) => Last <= NearLowest * Lowest && Last <= NearBaseline * baselineCost;
}
