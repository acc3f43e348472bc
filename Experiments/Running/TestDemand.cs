namespace ProcessChain.Experiments;

/// <summary>
/// What is demanded in the test episodes of an experiment: the same for all its controllers. Safe for use by several threads.
/// </summary>
internal sealed class TestDemand(ExperimentDefinition experiment)
{
    private readonly Lazy<int[][]> numpyPaths = new(() => NumpyPaths(experiment));

    /// <summary>How a test episode is played, but for who looks on.</summary>
    /// <param name="episode">From 1.</param>
    public EpisodeOptions OptionsOf(int episode) => new(PathOf(episode), experiment.Test.NumpySeeds?[episode - 1]);

    /// <summary>A test episode and how it is played, but for who looks on.</summary>
    /// <param name="episode">From 1.</param>
    /// <param name="stop">Stops it within the episode.</param>
    public (EpisodeSeed Seed, EpisodeOptions Options) EpisodeOf(int episode, CancellationToken stop = default) =>
        (EpisodeNumbers.Test(experiment.Seed, episode), OptionsOf(episode) with { Stop = stop });

    /// <summary>The demand of a test episode in units: <c>[period · markets + market]</c>.</summary>
    /// <param name="episode">From 1.</param>
    public int[] UnitsOf(int episode)
    {
        if (experiment.Test.NumpySeed is not null)
            return numpyPaths.Value[episode - 1];
        if (experiment.Test.NumpySeeds is not { } seeds)
            return experiment.System.PathOf(EpisodeNumbers.Test(experiment.Seed, episode), experiment.TestPeriods);
        var units = new int[experiment.TestPeriods * experiment.System.Demands.Count];
        ((SupplyDefinition)experiment.System).DrawDemand(new NumpyGenerator(seeds[episode - 1]), units);
        return units;
    }

    private DemandPath? PathOf(int episode) =>
        experiment.Test.NumpySeed is null
            ? null
            : DemandPath.OfPeriods(numpyPaths.Value[episode - 1], experiment.System.Demands.Count);

    /// <summary>OR-Gym's <c>reset</c> does not seed anew, so that one episode's demand follows on the last one's.</summary>
    private static int[][] NumpyPaths(ExperimentDefinition experiment)
    {
        var source = new NumpyRandom(experiment.Test.NumpySeed!.Value);
        var demands = experiment.System.Demands.Cast<PeriodDemand>().ToArray();
        var paths = new int[experiment.Test.Episodes][];
        for (var episode = 0; episode < paths.Length; episode++)
        {
            paths[episode] = new int[experiment.TestPeriods * demands.Length];
            for (var i = 0; i < paths[episode].Length; i++)
                paths[episode][i] = demands[i % demands.Length].Draw(i / demands.Length, source);
        }
        return paths;
    }
}
