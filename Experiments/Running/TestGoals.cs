namespace ProcessChain.Experiments;

/// <summary>What a frozen controller comes to in the test, where nothing but the goal is asked for.</summary>
internal static class TestGoals
{
    /// <summary>The goal of each test episode, one after the other.</summary>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IEnumerable<double> Of(
        ExperimentDefinition experiment,
        IController controller,
        TestDemand demand,
        CancellationToken stop
    )
    {
        var goal = experiment.System.FigureIndex(experiment.System.Goal.Key);
        var episodes = Enumerable.Range(1, experiment.Test.Episodes).Select(episode => demand.EpisodeOf(episode, stop));
        return new EpisodePlayer(experiment.System, experiment.TestPeriods)
            .Play(controller, episodes)
            .Select(system => system.Figures()[goal]);
    }
}
