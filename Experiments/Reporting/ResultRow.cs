namespace ProcessChain.Experiments;

/// <summary>A controller's results in the test phase.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Episodes">Test episodes; 0 when it did not finish.</param>
/// <param name="Cost">Storage and late cost, money per day.</param>
/// <param name="Storage">Storage cost, money per day.</param>
/// <param name="Late">Late cost, money per day.</param>
/// <param name="Figures">The key figures that the definition asks for, in its order.</param>
/// <param name="Difference">Cost less the baseline's, episode by episode.</param>
/// <param name="Gap">How far the cost lies above the reference, as a share of it; NaN without a reference.</param>
/// <param name="Trainings">Mean test cost of each training; empty for a controller that is not trained.</param>
/// <param name="Worst">The training that cost most in the test; null for a controller that is not trained.</param>
/// <param name="Selected">The training whose agent was best on the validation days; null without validation.</param>
internal sealed record ResultRow(
    string Name,
    int Episodes,
    Estimate Cost,
    Estimate Storage,
    Estimate Late,
    IReadOnlyList<Estimate> Figures,
    Estimate Difference,
    Estimate Gap,
    IReadOnlyList<double> Trainings,
    TrainingRow? Worst,
    TrainingRow? Selected
)
{
    /// <summary>One row for every controller of the definition, also for those without results.</summary>
    public static IReadOnlyList<ResultRow> Of(ExperimentDefinition experiment, ExperimentSummary summary)
    {
        var finished = summary.Controllers.ToDictionary(controller => controller.Name, StringComparer.Ordinal);
        return experiment
            .Controllers.Names.Select(name =>
                finished.TryGetValue(name, out var controller)
                    ? Of(controller, experiment.Metrics, summary.Reference)
                    : Without(name)
            )
            .ToList();
    }

    private static ResultRow Of(ControllerSummary controller, IEnumerable<Metric> metrics, CostReference reference) =>
        new(
            controller.Name,
            controller.Episodes,
            controller.CostPerDay,
            controller.Figures[Metric.StorageCostPerDay],
            controller.Figures[Metric.LateCostPerDay],
            metrics.Select(metric => controller.Figures[metric]).ToList(),
            controller.DifferenceToBaseline,
            reference.GapOf(controller.CostPerDay),
            controller.Trainings.Select(training => training.CostPerDay.Mean).ToList(),
            TrainingRow.Of(controller.Worst, reference),
            TrainingRow.Of(controller.Selected, reference)
        );

    private static ResultRow Without(string name)
    {
        var none = new Estimate(double.NaN, double.NaN);
        return new ResultRow(name, 0, none, none, none, [], none, none, [], null, null);
    }
}
