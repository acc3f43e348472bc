using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>
/// How a controller of a supply system did in the test. A controller that was trained several times counts, in every test
/// episode, with the mean over its trainings; intervals are over test episodes.
/// </summary>
public sealed record SupplyControllerSummary
{
    /// <summary>Its name in the definition.</summary>
    public required string Name { get; init; }

    /// <summary>Test episodes.</summary>
    public required int Episodes { get; init; }

    /// <summary>Total discounted profit of an episode.</summary>
    public required Estimate Reward { get; init; }

    /// <summary>The standard deviation of the reward from episode to episode.</summary>
    public required double Deviation { get; init; }

    /// <summary>The median of the rewards.</summary>
    public required double Median { get; init; }

    /// <summary>The least of the rewards.</summary>
    public required double Lowest { get; init; }

    /// <summary>Reward less the baseline's in the same episode. Above 0: better than the baseline.</summary>
    public required Estimate DifferenceToBaseline { get; init; }

    /// <summary>The share of the units demanded that were there in the period of the demand.</summary>
    public required Estimate FillRate { get; init; }

    /// <summary>The share of periods in which all demand was met from stock.</summary>
    public required Estimate ServiceLevel { get; init; }

    /// <summary>Units on hand at the end of a period.</summary>
    public required Estimate MeanStock { get; init; }

    /// <summary>Its trainings, by number; empty for a controller that is not trained.</summary>
    public required IReadOnlyList<SupplyTrainingSummary> Trainings { get; init; }

    /// <summary>The training that earned least in the test; null for a controller that is not trained.</summary>
    public SupplyTrainingSummary? Worst => Trainings.MinBy(training => training.Reward.Mean);

    /// <summary>The summary of one controller.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="rows">Its rows; at least one.</param>
    /// <param name="baseline">The baseline's rows.</param>
    /// <param name="experimentSeed">The root of all chance.</param>
    public static SupplyControllerSummary Of(
        string name,
        IReadOnlyCollection<SupplyRow> rows,
        IEnumerable<SupplyRow> baseline,
        long experimentSeed
    )
    {
        var rewards = PerEpisode(rows, row => row.Reward);
        var other = PerEpisode(baseline, row => row.Reward);
        return new SupplyControllerSummary
        {
            Name = name,
            Episodes = rewards.Count,
            Reward = Estimate.Of(rewards.Values),
            Deviation = rewards.Values.StandardDeviation(),
            Median = rewards.Values.Median(),
            Lowest = rewards.Values.Min(),
            DifferenceToBaseline = Estimate.Of(
                rewards.Where(e => other.ContainsKey(e.Key)).Select(e => e.Value - other[e.Key])
            ),
            FillRate = Estimate.Of(PerEpisode(rows, row => row.FillRate).Values),
            ServiceLevel = Estimate.Of(PerEpisode(rows, row => row.ServiceLevel).Values),
            MeanStock = Estimate.Of(PerEpisode(rows, row => row.MeanStock).Values),
            Trainings = SupplyTrainingSummary.Of(rows, experimentSeed),
        };
    }

    private static SortedDictionary<int, double> PerEpisode(
        IEnumerable<SupplyRow> rows,
        Func<SupplyRow, double> figure
    ) => new(rows.GroupBy(row => row.Episode).ToDictionary(episode => episode.Key, e => e.Average(figure)));
}

/// <summary>How the agent of one training did in the test.</summary>
/// <param name="Number">Which training of the controller, from 1: that of its files, <c>NAME.3.agent</c>.</param>
/// <param name="Seed">The training seed.</param>
/// <param name="Reward">Total discounted profit over the test episodes.</param>
public sealed record SupplyTrainingSummary(int Number, long Seed, Estimate Reward)
{
    /// <summary>All trainings among the rows of a controller; none where it is not trained.</summary>
    internal static IReadOnlyList<SupplyTrainingSummary> Of(IEnumerable<SupplyRow> rows, long experimentSeed) =>
        rows.Where(row => row.TrainingSeed is not null)
            .GroupBy(row => row.TrainingSeed!.Value)
            .OrderBy(training => training.Key)
            .Select(training => new SupplyTrainingSummary(
                EpisodeNumbers.TrainingNumber(experimentSeed, training.Key),
                training.Key,
                Estimate.Of(training.Select(row => row.Reward))
            ))
            .ToList();
}
