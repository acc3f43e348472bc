namespace ProcessChain.Experiments;

/// <summary>
/// How a controller did in the test phase. A controller that was trained several times counts, in every test episode,
/// with the mean over its trainings; intervals are over test episodes.
/// </summary>
public sealed record ControllerSummary
{
    /// <summary>Its name in the definition.</summary>
    public required string Name { get; init; }

    /// <summary>Test episodes.</summary>
    public required int Episodes { get; init; }

    /// <summary>Cost less the baseline's in the same episode, money per day. Below 0: better than the baseline.</summary>
    public required Estimate DifferenceToBaseline { get; init; }

    /// <summary>Every key figure.</summary>
    public required IReadOnlyDictionary<Metric, Estimate> Figures { get; init; }

    /// <summary>The bullwhip ratio of each station, station 1 first.</summary>
    public required IReadOnlyList<double> BullwhipByStation { get; init; }

    /// <summary>Its trainings, by seed; empty for a controller that is not trained.</summary>
    public required IReadOnlyList<TrainingSummary> Trainings { get; init; }

    /// <summary>The training that cost most in the test; null for a controller that is not trained.</summary>
    public TrainingSummary? Worst => Trainings.MaxBy(training => training.CostPerDay.Mean);

    /// <summary>
    /// The training whose agent cost least on the validation days, which is the one to use; null where none was validated. The
    /// test has no part in the choice.
    /// </summary>
    public TrainingSummary? Selected =>
        Trainings
            .Where(training => !double.IsNaN(training.ValidationCostPerDay))
            .MinBy(training => training.ValidationCostPerDay);

    /// <summary>Storage and late cost, money per day.</summary>
    public Estimate CostPerDay => Figures[Metric.CostPerDay];

    /// <summary>The summary of one controller.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="all">Its rows of all phases; at least one of the test.</param>
    /// <param name="baseline">The baseline's rows.</param>
    /// <param name="experimentSeed">The root of all chance.</param>
    public static ControllerSummary Of(
        string name,
        IReadOnlyList<EpisodeRow> all,
        IReadOnlyList<EpisodeRow> baseline,
        long experimentSeed
    )
    {
        var rows = all.Where(row => row.Phase == Phase.Test).ToList();
        var cost = PerEpisode(rows, figures => figures.CostPerDay);
        var baselineCost = PerEpisode(baseline.Where(row => row.Phase == Phase.Test), figures => figures.CostPerDay);
        var differences = cost.Where(episode => baselineCost.ContainsKey(episode.Key))
            .Select(episode => episode.Value - baselineCost[episode.Key]);
        return new ControllerSummary
        {
            Name = name,
            Episodes = cost.Count,
            DifferenceToBaseline = Estimate.Of(differences),
            Figures = Enum.GetValues<Metric>()
                .ToDictionary(
                    metric => metric,
                    metric => Estimate.Of(PerEpisode(rows, figures => metric.Of(figures)).Values)
                ),
            BullwhipByStation = Enumerable
                .Range(1, rows[0].Figures.OrderVariance.Count)
                .Select(station => Estimate.Of(PerEpisode(rows, figures => figures.Bullwhip(station)).Values).Mean)
                .ToList(),
            Trainings = TrainingSummary.Of(all, experimentSeed),
        };
    }

    private static SortedDictionary<int, double> PerEpisode(
        IEnumerable<EpisodeRow> rows,
        Func<EpisodeFigures, double> figure
    ) =>
        new(
            rows.GroupBy(row => row.Episode)
                .ToDictionary(episode => episode.Key, episode => episode.Average(row => figure(row.Figures)))
        );
}
