namespace ProcessChain.Experiments;

/// <summary>Writes the summary of a supply experiment as <c>summary.json</c> and <c>summary.csv</c>.</summary>
internal static class SupplySummaryFiles
{
    public static void WriteJson(SupplySummary summary, string path)
    {
        var experiment = summary.Experiment;
        var content = new
        {
            experiment = experiment.Name,
            preset = experiment.Preset,
            seed = experiment.Seed,
            baseline = experiment.Baseline,
            periods = experiment.System.Periods,
            bounds = summary.Bounds,
            controllers = summary.Controllers.Select(controller => new
            {
                controller.Name,
                controller.Episodes,
                controller.Reward,
                controller.Deviation,
                controller.Median,
                controller.Lowest,
                controller.DifferenceToBaseline,
                gap = summary.GapOf(controller.Reward.Mean),
                controller.FillRate,
                controller.ServiceLevel,
                controller.MeanStock,
                controller.Trainings,
            }),
            spread = summary.Spread is not { } spread
                ? null
                : new
                {
                    spread.Controller,
                    seeds = spread.Rewards.Count,
                    spread.ShareAsGoodAsFirst,
                    spread.Median,
                    spread.Highest,
                    spread.Lowest,
                },
            failures = summary.Failures,
        };
        JsonFile.Write(path, content);
    }

    public static void WriteTable(SupplySummary summary, string path) =>
        AtomicFile.WriteText(
            path,
            writer =>
            {
                using var table = Csv.Writer(writer);
                table.WriteRow([
                    "controller",
                    "episodes",
                    "trainings",
                    "reward",
                    "rewardCi95",
                    "deviation",
                    "median",
                    "lowest",
                    "differenceToBaseline",
                    "differenceToBaselineCi95",
                    "gap",
                    "fillRate",
                    "serviceLevel",
                    "meanStock",
                ]);
                foreach (var controller in summary.Controllers)
                    Write(table, controller, summary.GapOf(controller.Reward.Mean));
            }
        );

    private static void Write(CsvHelper.CsvWriter table, SupplyControllerSummary controller, double gap)
    {
        table.WriteField(controller.Name);
        table.WriteWhole((long)controller.Episodes);
        table.WriteWhole((long)controller.Trainings.Count);
        double[] numbers =
        [
            controller.Reward.Mean,
            controller.Reward.Ci95,
            controller.Deviation,
            controller.Median,
            controller.Lowest,
            controller.DifferenceToBaseline.Mean,
            controller.DifferenceToBaseline.Ci95,
            gap,
            controller.FillRate.Mean,
            controller.ServiceLevel.Mean,
            controller.MeanStock.Mean,
        ];
        Array.ForEach(numbers, table.WriteNumber);
        table.EndRecord();
    }
}
