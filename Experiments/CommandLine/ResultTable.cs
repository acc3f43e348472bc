using ProcessChain.Experiments.Definitions;
using ProcessChain.Experiments.Statistics;
using Spectre.Console;

namespace ProcessChain.Experiments.CommandLine;

/// <summary>The results as a table on the screen.</summary>
internal static class ResultTable
{
    public static void Show(ExperimentSummary summary)
    {
        var experiment = summary.Experiment;
        var table = new Table().Border(TableBorder.Simple);
        table.Title = new TableTitle(
            Markup.Escape(
                $"{experiment.Name} · test phase: {experiment.Test.Episodes} episodes of {experiment.Test.Days} days, "
                    + "the same customer orders for all · ± 95 % confidence"
            )
        );
        table.AddColumn("controller");
        foreach (var metric in experiment.Metrics)
            table.AddColumn(new TableColumn(Markup.Escape(metric.Title())).RightAligned());
        table.AddColumn(new TableColumn($"cost − {Markup.Escape(experiment.Baseline)}").RightAligned());
        foreach (var controller in summary.Controllers)
            table.AddRow(Row(experiment, controller).Select(Markup.Escape).ToArray());
        AnsiConsole.Write(table);
        foreach (var (name, reason) in summary.Failures)
            Console.Error.WriteLine($"{name} failed: {reason}");
    }

    private static IEnumerable<string> Row(ExperimentDefinition experiment, ControllerSummary controller)
    {
        var trainings = controller.Trainings.Count > 1 ? $" (mean of {controller.Trainings.Count} trainings)" : "";
        yield return controller.Name + trainings;
        foreach (var metric in experiment.Metrics)
        {
            var figure = controller.Figures[metric];
            yield return metric == Metric.CostPerDay ? WithInterval(figure, "0.00") : Number(figure.Mean, "0.000");
        }
        yield return controller.Name == experiment.Baseline
            ? "baseline"
            : WithInterval(controller.DifferenceToBaseline, "+0.00;−0.00");
    }

    private static string WithInterval(Estimate estimate, string format) =>
        $"{Number(estimate.Mean, format)} ± {Number(estimate.Ci95, "0.00")}";

    private static string Number(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format);
}
