using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>A column of <c>summary.csv</c>.</summary>
/// <param name="Name">Its name in the header.</param>
/// <param name="Text">What it tells of a controller; empty where that does not exist.</param>
internal sealed record SummaryColumn(string Name, Func<ControllerSummary, string> Text);

/// <summary>The columns of <c>summary.csv</c>.</summary>
internal static class SummaryColumns
{
    public static IReadOnlyList<SummaryColumn> Of(ExperimentDefinition experiment) =>
        [
            new("controller", controller => controller.Name),
            Number("episodes", controller => controller.Episodes),
            Number("trainings", controller => controller.Trainings.Count),
            .. experiment
                .System.Figures.Where(figure => figure.Role != ColumnRole.Detail)
                .SelectMany(figure => Estimated(figure.Key, controller => controller.Figures[figure.Key])),
            Number("deviation", controller => controller.Deviation),
            Number("median", controller => controller.Median),
            Number("worstEpisode", controller => controller.WorstEpisode),
            .. Estimated("differenceToBaseline", controller => controller.DifferenceToBaseline),
            new("bound", controller => controller.Gap?.Bound ?? ""),
            .. Estimated("gap", controller => controller.Gap?.Share ?? Estimate.None),
            .. Estimated("gapDifference", controller => controller.Gap?.Difference ?? Estimate.None),
            .. Training("worstTraining", controller => controller.Worst),
            .. Training("selectedTraining", controller => controller.Selected),
            .. experiment.LearningTarget is null ? [] : ToTarget(experiment.LearningTarget),
        ];

    private static IEnumerable<SummaryColumn> Training(string name, Func<ControllerSummary, TrainingSummary?> get) =>
        [
            Number(name, controller => get(controller)?.Number ?? double.NaN),
            Number(name + "Goal", controller => get(controller)?.Goal.Mean ?? double.NaN),
            Number(name + "Gap", controller => get(controller)?.Gap?.Share.Mean ?? double.NaN),
        ];

    private static IEnumerable<SummaryColumn> ToTarget(LearningTarget target) =>
        [
            .. Estimated("episodesToTarget", controller => controller.ToTarget?.Episodes ?? Estimate.None),
            Number("trainingsAtTarget", controller => controller.ToTarget?.Reached ?? double.NaN),
            .. target.Against is null
                ? []
                : Estimated("episodesSaved", controller => controller.ToTarget?.Saved ?? Estimate.None),
        ];

    private static IEnumerable<SummaryColumn> Estimated(string name, Func<ControllerSummary, Estimate> get) =>
        [Number(name, controller => get(controller).Mean), Number(name + "Ci95", controller => get(controller).Ci95)];

    private static SummaryColumn Number(string name, Func<ControllerSummary, double> get) =>
        new(
            name,
            controller =>
                get(controller) is var value && double.IsNaN(value) ? "" : value.ToString(CultureInfo.InvariantCulture)
        );
}
