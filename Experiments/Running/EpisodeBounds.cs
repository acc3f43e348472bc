namespace ProcessChain.Experiments;

/// <summary>Bounds in the first test episodes of an experiment, one after the other.</summary>
internal static class EpisodeBounds
{
    /// <summary>In how many of the test episodes.</summary>
    public static int CountOf(ExperimentDefinition experiment, EpisodeBoundDefinition bound) =>
        Math.Min(bound.Episodes, experiment.Test.Episodes);

    /// <summary>The bound in each of them.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IEnumerable<double> Of(
        ExperimentDefinition experiment,
        EpisodeBoundDefinition bound,
        TestDemand demand,
        CancellationToken stop
    )
    {
        var solve = bound.PrepareEpisodes(experiment.System, experiment.Seed, stop);
        for (var episode = 1; episode <= CountOf(experiment, bound); episode++)
        {
            stop.ThrowIfCancellationRequested();
            yield return solve(EpisodeOf(demand, episode));
        }
    }

    private static BoundedEpisode EpisodeOf(TestDemand demand, int episode) =>
        new(
            () => demand.UnitsOf(episode),
            system =>
            {
                var (seed, options) = demand.EpisodeOf(episode);
                system.Begin(seed, options);
            }
        );
}
