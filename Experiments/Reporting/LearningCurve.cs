namespace ProcessChain.Experiments;

/// <summary>What a controller cost while it was trained, episode by episode.</summary>
/// <param name="Controller">Its name.</param>
/// <param name="Trainings">How many trainings the means are over.</param>
/// <param name="WarmUp">How many of the episodes, the first ones, were warm-up.</param>
/// <param name="Total">Storage and late cost, money per day.</param>
/// <param name="Storage">Storage cost, money per day.</param>
/// <param name="Late">Late cost, money per day.</param>
/// <param name="ValidationEpisodes">The episodes after which the frozen agent was validated; empty where it never was.</param>
/// <param name="Validation">Its cost then, money per day.</param>
internal sealed record LearningCurve(
    string Controller,
    int Trainings,
    int WarmUp,
    Band Total,
    Band Storage,
    Band Late,
    IReadOnlyList<int> ValidationEpisodes,
    Band Validation
)
{
    /// <param name="controller">The name.</param>
    /// <param name="rows">The rows of its warm-up and training; at least one.</param>
    public static LearningCurve Of(string controller, IEnumerable<EpisodeRow> rows)
    {
        var episodes = rows.GroupBy(row => row.Episode).OrderBy(episode => episode.Key).ToList();
        var validated = episodes
            .Select(episode => (episode.Key, Costs: Values(episode, row => row.ValidationCostPerDay)))
            .Where(episode => episode.Costs.Count > 0)
            .ToList();
        return new LearningCurve(
            controller,
            episodes.Max(episode => episode.Count()),
            episodes.Count(episode => episode.All(row => row.Phase == Phase.WarmUp)),
            Over(episodes, row => row.Figures.CostPerDay),
            Over(episodes, row => row.Figures.StorageCostPerDay),
            Over(episodes, row => row.Figures.LateCostPerDay),
            validated.ConvertAll(episode => episode.Key),
            Band.Of(validated.Select(episode => episode.Costs))
        );
    }

    private static Band Over(IEnumerable<IGrouping<int, EpisodeRow>> episodes, Func<EpisodeRow, double> figure) =>
        Band.Of(episodes.Select(episode => Values(episode, figure)));

    private static List<double> Values(IEnumerable<EpisodeRow> rows, Func<EpisodeRow, double> figure) =>
        rows.Select(figure).Where(value => !double.IsNaN(value)).ToList();
}
