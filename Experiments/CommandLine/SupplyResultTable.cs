using Spectre.Console;

namespace ProcessChain.Experiments;

/// <summary>The results of a supply experiment as a table on the screen.</summary>
internal static class SupplyResultTable
{
    public static void Show(SupplySummary summary)
    {
        var experiment = summary.Experiment;
        var table = new Table().Border(TableBorder.Simple);
        table.AddColumn(new TableColumn("controller").NoWrap());
        foreach (var title in Titles(summary))
            table.AddColumn(new TableColumn(Markup.Escape(title)).RightAligned().NoWrap());
        foreach (var controller in summary.Controllers)
            table.AddRow(Row(summary, controller).Select(Markup.Escape).ToArray());
        foreach (var bound in summary.Bounds)
            table.AddRow([$"bound: {bound.Name}", WithInterval(bound.Reward, "0.00")]);
        Screen.Console.Write(table);
        Screen.Console.WriteLine(
            $"{experiment.Test.Episodes} test episodes of {experiment.System.Periods} periods, the same demand for all; total "
                + $"discounted profit of an episode, ± 95 % confidence; baseline {experiment.Baseline}, differences paired by episode."
        );
        foreach (var controller in summary.Controllers.Where(controller => controller.Trainings.Count > 1))
            Screen.Console.WriteLine(
                $"{controller.Name}: of {controller.Trainings.Count} trainings the worst is {controller.Worst!.Number} with "
                    + $"{controller.Worst.Reward.Mean:0.00}."
            );
        if (summary.Spread is { } spread)
            Screen.Console.WriteLine(SpreadText.Of(spread));
        foreach (var (name, reason) in summary.Failures)
            Console.Error.WriteLine($"{name} failed: {reason}");
    }

    private static IEnumerable<string> Titles(SupplySummary summary)
    {
        string[] always = ["reward", "median", "lowest", "fill rate", "mean stock", "to baseline"];
        return summary.TightestBound is { } bound ? always.Append($"below {bound.Name} bound") : always;
    }

    private static IEnumerable<string> Row(SupplySummary summary, SupplyControllerSummary controller)
    {
        yield return controller.Trainings.Count > 1
            ? $"{controller.Name} (×{controller.Trainings.Count})"
            : controller.Name;
        yield return WithInterval(controller.Reward, "0.00");
        yield return Number(controller.Median, "0.0");
        yield return Number(controller.Lowest, "0.0");
        yield return Number(controller.FillRate.Mean, "0.000");
        yield return Number(controller.MeanStock.Mean, "0.0");
        yield return controller.Name == summary.Experiment.Baseline
            ? "–"
            : WithInterval(controller.DifferenceToBaseline, "+0.00;-0.00");
        if (summary.TightestBound is not null)
            yield return Number(100 * summary.GapOf(controller.Reward.Mean), "0.0") + " %";
    }

    private static string WithInterval(Estimate estimate, string format) =>
        $"{Number(estimate.Mean, format)} ± {Number(estimate.Ci95, "0.00")}";

    private static string Number(double value, string format) => double.IsNaN(value) ? "–" : value.ToString(format);
}
