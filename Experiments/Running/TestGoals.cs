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
        var system = experiment.System.Create(experiment.TestPeriods);
        var goal = experiment.System.FigureIndex(experiment.System.Goal.Key);
        for (var episode = 1; episode <= experiment.Test.Episodes; episode++)
        {
            var options = demand.OptionsOf(episode) with { Stop = stop };
            system.Play(controller, EpisodeNumbers.Test(experiment.Seed, episode), options);
            yield return system.Figures()[goal];
        }
    }
}
