using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>The goal of a controller in the test, for the charts.</summary>
/// <param name="Name">Its name, with what it is in brackets.</param>
/// <param name="Controller">Its name.</param>
/// <param name="Goal">Mean and interval.</param>
/// <param name="Trainings">The mean of each training; empty where there are not several.</param>
/// <param name="Quantiles">Lowest, 5 %, 25 %, 50 %, 75 %, 95 % and highest of the test episodes.</param>
/// <param name="Histogram">Of the test episodes.</param>
/// <param name="IsCompared">Whether the histogram is shown at first.</param>
internal sealed record GoalRow(
    string Name,
    string Controller,
    Estimate Goal,
    IReadOnlyList<double> Trainings,
    IReadOnlyList<double> Quantiles,
    Histogram Histogram,
    bool IsCompared
)
{
    private static readonly double[] Shares = [0, 0.05, 0.25, 0.5, 0.75, 0.95, 1];

    /// <summary>A row for each controller with results. At first the best is compared with the baseline, or with the next best if it is that.</summary>
    public static IReadOnlyList<GoalRow> Of(ExperimentSummary summary)
    {
        var goal = summary.Experiment.System.Goal;
        var ranked = summary.Controllers.OrderBy(controller => goal.AsCost(controller.Goal.Mean)).ToList();
        var first =
            ranked.Find(controller => controller.Name == summary.Experiment.Baseline) ?? ranked.FirstOrDefault();
        var other = ranked.Find(controller => controller != first);
        return
        [
            .. summary.Controllers.Select(controller =>
                Of(
                    controller,
                    controller.Name == summary.Experiment.Baseline,
                    controller == first || controller == other
                )
            ),
        ];
    }

    private static GoalRow Of(ControllerSummary controller, bool isBaseline, bool isCompared)
    {
        var sorted = controller.Goals.Order().ToArray();
        return new GoalRow(
            isBaseline ? $"{controller.Name} (baseline)" : controller.Name,
            controller.Name,
            controller.Goal,
            controller.Trainings.Count > 1 ? [.. controller.Trainings.Select(training => training.Goal.Mean)] : [],
            [.. Shares.Select(share => SortedArrayStatistics.QuantileCustom(sorted, share, QuantileDefinition.R7))],
            Histogram.Of(sorted),
            isCompared
        );
    }
}

/// <summary>A bound, or the baseline, for the charts.</summary>
/// <param name="Label">Its name and value.</param>
/// <param name="Value">Its value.</param>
/// <param name="IsTightest">Whether it is the one of all gaps.</param>
internal sealed record BoundMark(string Label, double Value, bool IsTightest)
{
    /// <summary>The baseline; null where it has no results.</summary>
    public static BoundMark? OfBaseline(ExperimentSummary summary) =>
        summary
            .Controllers.Where(controller => controller.Name == summary.Experiment.Baseline)
            .Select(it => new BoundMark($"{it.Name} {NumberText.Of(it.Goal.Mean)}", it.Goal.Mean, false))
            .FirstOrDefault();

    public static IReadOnlyList<BoundMark> Of(ExperimentSummary summary) =>
        [
            .. summary
                .Bounds.Where(bound => bound.IsMeasure)
                .Select(bound => new BoundMark(
                    $"{bound.Name} {NumberText.Of(bound.Goal.Mean)}",
                    bound.Goal.Mean,
                    bound == summary.Tightest
                )),
        ];
}
