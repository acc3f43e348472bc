namespace ProcessChain.Experiments;

/// <summary>One training in three numbers, each a mean of the goal over a tenth of its iterations after the warm-up.</summary>
/// <param name="Iterations">How many such iterations there are.</param>
/// <param name="Window">How many iterations a tenth is; at least 1.</param>
/// <param name="First">Over the first ones.</param>
/// <param name="Best">Over those running ones that were the best.</param>
/// <param name="Last">Over the last ones.</param>
internal readonly record struct TrainingCourse(int Iterations, int Window, double First, double Best, double Last)
{
    /// <summary>With fewer iterations than this, a tenth of them is no whole one, and a course tells nothing.</summary>
    public const int FewestIterations = 10;

    private const double NearBest = 0.25;
    private const double NearBaseline = 9;

    /// <param name="goal">What is best.</param>
    /// <param name="values">The goal of the iterations, in order; at least one.</param>
    public static TrainingCourse Of(Goal goal, IReadOnlyList<double> values)
    {
        var window = Math.Max(1, values.Count / 10);
        var means = Enumerable
            .Range(0, values.Count - window + 1)
            .Select(first => values.Skip(first).Take(window).Average())
            .ToList();
        return new TrainingCourse(values.Count, window, means[0], means.MinBy(goal.AsCost), means[^1]);
    }

    /// <summary>Those of some trainings that have iterations with a goal.</summary>
    public static IReadOnlyList<TrainingCourse> Of(Goal goal, IEnumerable<UnitResults> units) =>
        units
            .Select(unit =>
                unit.Learning.Where(iteration => !iteration.IsWarmUp)
                    .Select(iteration => iteration.Goal)
                    .Where(value => !double.IsNaN(value))
                    .ToList()
            )
            .Where(values => values.Count > 0)
            .Select(values => Of(goal, values))
            .ToList();

    /// <summary>
    /// Whether the training converged to a good goal: it ended at most a quarter worse than its own best, and worse than the
    /// baseline's test by at most nine times that.
    /// </summary>
    public bool Converged(Goal goal, double baseline) =>
        goal.Loss(Last, Best) <= NearBest * Math.Abs(Best)
        && goal.Loss(Last, baseline) <= NearBaseline * Math.Abs(baseline);
}
