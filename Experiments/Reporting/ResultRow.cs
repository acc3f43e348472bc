using ProcessChain.Experiments.Definitions;
using ProcessChain.Experiments.Statistics;

namespace ProcessChain.Experiments.Reporting;

/// <summary>A controller's results in the test phase.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Episodes">Test episodes; 0 when it did not finish.</param>
/// <param name="Cost">Storage and late cost, money per day.</param>
/// <param name="Storage">Storage cost, money per day.</param>
/// <param name="Late">Late cost, money per day.</param>
/// <param name="Figures">The key figures that the definition asks for, in its order.</param>
/// <param name="Difference">Cost less the baseline's, episode by episode.</param>
/// <param name="Trainings">Mean test cost of each training; empty for a controller that is not trained.</param>
internal sealed record ResultRow(
    string Name,
    int Episodes,
    Estimate Cost,
    Estimate Storage,
    Estimate Late,
    IReadOnlyList<Estimate> Figures,
    Estimate Difference,
    IReadOnlyList<double> Trainings
)
{
    /// <summary>One row for every controller of the definition, also for those without results.</summary>
    public static IReadOnlyList<ResultRow> Of(ExperimentDefinition experiment, ExperimentSummary summary)
    {
        var finished = summary.Controllers.ToDictionary(controller => controller.Name, StringComparer.Ordinal);
        return experiment
            .Controllers.Names.Select(name =>
                finished.TryGetValue(name, out var controller) ? Of(controller, experiment.Metrics) : Without(name)
            )
            .ToList();
    }

    private static ResultRow Of(ControllerSummary controller, IEnumerable<Metric> metrics) =>
        new(
            controller.Name,
            controller.Episodes,
            controller.CostPerDay,
            controller.Figures[Metric.StorageCostPerDay],
            controller.Figures[Metric.LateCostPerDay],
            metrics.Select(metric => controller.Figures[metric]).ToList(),
            controller.DifferenceToBaseline,
            controller.Trainings.OrderBy(training => training.Key).Select(training => training.Value).ToList()
        );

    private static ResultRow Without(string name)
    {
        var none = new Estimate(double.NaN, double.NaN);
        return new ResultRow(name, 0, none, none, none, [], none, []);
    }
}
