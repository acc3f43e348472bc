namespace ProcessChain.Experiments;

/// <summary>How the agent of one training did in the test phase.</summary>
/// <param name="Number">Which training of the controller, from 1: that of its files, <c>NAME.3.agent</c>.</param>
/// <param name="Seed">The training seed.</param>
/// <param name="CostPerDay">Storage and late cost over the test episodes, money per day.</param>
/// <param name="ValidationCostPerDay">
/// The lowest cost that it had in a validation, money per day; NaN where it was never validated. The validation episodes are
/// the same for all trainings of an experiment.
/// </param>
public sealed record TrainingSummary(int Number, long Seed, Estimate CostPerDay, double ValidationCostPerDay)
{
    /// <summary>All trainings among the rows of a controller, by seed; none where it is not trained.</summary>
    internal static IReadOnlyList<TrainingSummary> Of(IEnumerable<EpisodeRow> rows, long experimentSeed) =>
        rows.Where(row => row.TrainingSeed is not null)
            .GroupBy(row => row.TrainingSeed!.Value)
            .OrderBy(training => training.Key)
            .Select(training => Of(training.Key, training.ToList(), experimentSeed))
            .ToList();

    private static TrainingSummary Of(long seed, List<EpisodeRow> rows, long experimentSeed) =>
        new(
            EpisodeNumbers.TrainingNumber(experimentSeed, seed),
            seed,
            Estimate.Of(rows.Where(row => row.Phase == Phase.Test).Select(row => row.Figures.CostPerDay)),
            rows.Select(row => row.ValidationCostPerDay)
                .Where(cost => !double.IsNaN(cost))
                .DefaultIfEmpty(double.NaN)
                .Min()
        );
}
