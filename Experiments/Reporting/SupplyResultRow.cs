namespace ProcessChain.Experiments;

/// <summary>A controller's results in the test of a supply experiment.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Episodes">Test episodes; 0 when it did not finish.</param>
/// <param name="Reward">Total discounted profit of an episode.</param>
/// <param name="Deviation">Its standard deviation from episode to episode.</param>
/// <param name="Median">Its median.</param>
/// <param name="Lowest">Its least value.</param>
/// <param name="Difference">Reward less the baseline's, episode by episode.</param>
/// <param name="Gap">How far the reward lies below the tightest bound, as a share of it; NaN without a bound.</param>
/// <param name="FillRate">The share of units demanded that were there at once.</param>
/// <param name="MeanStock">Units on hand at the end of a period.</param>
/// <param name="Seconds">What training and search took on this machine, mean over the trainings; NaN for none.</param>
/// <param name="Trainings">The mean test reward of each training; empty for a controller that is not trained.</param>
/// <param name="Rewards">The reward of each test episode, mean over the trainings.</param>
internal sealed record SupplyResultRow(
    string Name,
    int Episodes,
    Estimate Reward,
    double Deviation,
    double Median,
    double Lowest,
    Estimate Difference,
    double Gap,
    Estimate FillRate,
    Estimate MeanStock,
    double Seconds,
    IReadOnlyList<double> Trainings,
    IReadOnlyList<double> Rewards
)
{
    /// <summary>One row for every controller of the definition, also for those without results.</summary>
    public static IReadOnlyList<SupplyResultRow> Of(
        SupplySummary summary,
        IEnumerable<SupplyRow> rows,
        IReadOnlyDictionary<string, double> seconds
    )
    {
        var episodes = rows.ToLookup(row => row.Controller, StringComparer.Ordinal);
        var finished = summary.Controllers.ToDictionary(controller => controller.Name, StringComparer.Ordinal);
        return summary
            .Experiment.Controllers.Names.Select(name =>
                finished.TryGetValue(name, out var controller)
                    ? Of(controller, summary.GapOf(controller.Reward.Mean), episodes[name], SecondsOf(name, seconds))
                    : Without(name)
            )
            .ToList();
    }

    private static SupplyResultRow Of(
        SupplyControllerSummary controller,
        double gap,
        IEnumerable<SupplyRow> rows,
        double seconds
    ) =>
        new(
            controller.Name,
            controller.Episodes,
            controller.Reward,
            controller.Deviation,
            controller.Median,
            controller.Lowest,
            controller.DifferenceToBaseline,
            gap,
            controller.FillRate,
            controller.MeanStock,
            controller.Trainings.Count > 0 ? seconds : double.NaN,
            [.. controller.Trainings.Select(training => training.Reward.Mean)],
            [
                .. rows.GroupBy(row => row.Episode)
                    .OrderBy(episode => episode.Key)
                    .Select(episode => episode.Average(row => row.Reward)),
            ]
        );

    private static double SecondsOf(string controller, IReadOnlyDictionary<string, double> seconds) =>
        seconds
            .Where(unit => unit.Key.Split('.')[0] == controller)
            .Select(unit => unit.Value)
            .DefaultIfEmpty(double.NaN)
            .Average();

    private static SupplyResultRow Without(string name)
    {
        var none = new Estimate(double.NaN, double.NaN);
        var nothing = double.NaN;
        return new SupplyResultRow(
            name,
            0,
            none,
            nothing,
            nothing,
            nothing,
            none,
            nothing,
            none,
            none,
            nothing,
            [],
            []
        );
    }
}
