namespace ProcessChain.Experiments;

/// <summary>Writes a summary as <c>summary.json</c> and <c>summary.csv</c>.</summary>
internal static class SummaryFiles
{
    public static void Write(ExperimentSummary summary, RunFolder folder)
    {
        var certainty = CertaintySummary.Of(summary);
        WriteTable(summary, folder.SummaryTable);
        CertaintyTable.Write(certainty, folder.Certainty);
        WriteJson(summary, certainty, folder.Summary);
    }

    public static void WriteJson(ExperimentSummary summary, CertaintySummary certainty, string path) =>
        JsonFile.Write(path, Content(summary, certainty));

    public static void WriteTable(ExperimentSummary summary, string path) =>
        AtomicFile.WriteText(
            path,
            writer =>
            {
                using var rows = Csv.Writer(writer);
                var columns = SummaryColumns.Of(summary.Experiment);
                rows.WriteRow(columns.Select(column => column.Name));
                foreach (var controller in summary.Controllers)
                    rows.WriteRow(columns.Select(column => column.Text(controller)));
            }
        );

    private static object Content(ExperimentSummary summary, CertaintySummary certainty)
    {
        var (experiment, system) = (summary.Experiment, summary.Experiment.System);
        return new
        {
            experiment = experiment.Name,
            experiment.Preset,
            experiment.Seed,
            experiment.Baseline,
            system = DefinitionKinds.NameOf(system.GetType()),
            goal = new
            {
                system.Goal.Key,
                system.Goal.Title,
                system.Goal.Unit,
                system.Goal.Minimise,
            },
            periods = experiment.TestPeriods,
            bounds = summary.Bounds.Select(Content),
            tightestBound = summary.Tightest?.Name,
            controllers = summary.Controllers.Select(Content),
            spread = summary.Spread is { } spread
                ? new
                {
                    spread.Controller,
                    seeds = spread.Goals.Count,
                    spread.ShareAsGoodAsFirst,
                    spread.Median,
                    spread.Best,
                    spread.Worst,
                }
                : null,
            summary.LearningGoal,
            summary.OverTime,
            summary.SteadyState,
            doubts = DoubtText.Of(summary, certainty),
            failures = summary.Failures.ToDictionary(
                failure => failure.Unit,
                failure => failure.Reason,
                StringComparer.Ordinal
            ),
        };
    }

    private static object Content(BoundSummary bound) =>
        new
        {
            bound.Name,
            kind = Setting.KeyOf(bound.Kind.ToString()),
            bound.IsLongRun,
            bound.Goal,
            episodes = bound.ByEpisode.Count,
            value = Ends(bound.Value),
            lowerBound = Ends(bound.LowerBound),
            bound.Note,
            bound.Mismatch,
        };

    private static object Content(ControllerSummary controller) =>
        new
        {
            controller.Name,
            controller.Episodes,
            controller.Goal,
            controller.Deviation,
            controller.Median,
            controller.WorstEpisode,
            controller.DifferenceToBaseline,
            controller.Gap,
            controller.Figures,
            controller.ToTarget,
            trainings = controller.Trainings.Select(training => new
            {
                training.Number,
                training.Seed,
                training.Goal,
                training.Gap,
                training.Validation,
                training.Updates,
            }),
            worstTraining = controller.Worst?.Number,
            selectedTraining = controller.Selected?.Number,
        };

    private static double[]? Ends(Bracket bracket) =>
        double.IsNaN(bracket.Lower) ? null : [bracket.Lower, bracket.Upper];
}
