using Spectre.Console;

namespace ProcessChain.Experiments;

/// <summary>The results as a table on the screen.</summary>
internal static class ResultTable
{
    public static void Show(ExperimentSummary summary)
    {
        var experiment = summary.Experiment;
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("controller").NoWrap());
        foreach (var metric in experiment.Metrics)
            AddNumbers(table, metric.Title());
        AddNumbers(table, "to baseline");
        if (HasReference(summary))
            AddNumbers(table, $"to {ReferenceRow.NameOf(summary.Reference.Kind)}");
        foreach (var controller in summary.Controllers)
            table.AddRow(Row(summary, controller).Select(Markup.Escape).ToArray());
        Screen.Console.Write(table);
        Screen.Console.WriteLine(
            $"Test phase: {experiment.Test.Episodes} episodes of {experiment.Test.Days} days, the same customer orders for "
                + $"all; ± 95 % confidence; baseline {experiment.Baseline}, difference of cost a day paired by episode"
                + (summary.Controllers.Any(c => c.Trainings.Count > 1) ? "; (×n) mean of n trainings." : ".")
        );
        Screen.Console.WriteLine(ReferenceRow.Of(summary.Reference).Sentence);
        foreach (var controller in summary.Controllers.Where(controller => controller.Trainings.Count > 1))
            Screen.Console.WriteLine(TrainingLine(summary.Reference, controller));
        foreach (var (name, reason) in summary.Failures)
            Console.Error.WriteLine($"{name} failed: {reason}");
    }

    private static void AddNumbers(Table table, string title) =>
        table.AddColumn(new TableColumn(Markup.Escape(title)).RightAligned().NoWrap());

    private static bool HasReference(ExperimentSummary summary) => summary.Reference.Kind != ReferenceKind.None;

    private static IEnumerable<string> Row(ExperimentSummary summary, ControllerSummary controller)
    {
        var experiment = summary.Experiment;
        yield return controller.Trainings.Count > 1
            ? $"{controller.Name} (×{controller.Trainings.Count})"
            : controller.Name;
        foreach (var metric in experiment.Metrics)
        {
            var figure = controller.Figures[metric];
            yield return metric == Metric.CostPerDay ? WithInterval(figure, "0.00") : Number(figure.Mean, "0.00");
        }
        yield return controller.Name == experiment.Baseline
            ? "–"
            : WithInterval(controller.DifferenceToBaseline, "+0.00;-0.00");
        if (HasReference(summary))
            yield return Share(summary.Reference.GapOf(controller.CostPerDay.Mean));
    }

    private static string TrainingLine(CostReference reference, ControllerSummary controller)
    {
        var selected = controller.Selected is null
            ? "none selected, without validation"
            : $"the best on validation days is {Training(reference, controller.Selected)}";
        return $"{controller.Name}: of {controller.Trainings.Count} trainings the worst is "
            + $"{Training(reference, controller.Worst!)}, {selected}.";
    }

    private static string Training(CostReference reference, TrainingSummary training) =>
        $"{training.Number} with {training.CostPerDay.Mean:0.00}"
        + (reference.Kind == ReferenceKind.None ? "" : $" ({Share(reference.GapOf(training.CostPerDay.Mean))})");

    private static string Share(double gap) =>
        double.IsNaN(gap) ? "–" : (100 * gap).ToString(Math.Abs(gap) < 1 ? "+0.0;-0.0" : "+0;-0") + " %";

    private static string WithInterval(Estimate estimate, string format) =>
        $"{Number(estimate.Mean, format)} ± {Number(estimate.Ci95, "0.00")}";

    private static string Number(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format);
}
