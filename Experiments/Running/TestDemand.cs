namespace ProcessChain.Experiments;

/// <summary>What the markets demand in the test episodes of an experiment: the same for all its controllers. Safe for use by several threads.</summary>
internal sealed class TestDemand(SupplyExperiment experiment)
{
    private readonly Lazy<int[][]> numpyPaths = new(() => NumpyPaths(experiment));

    /// <summary>The demand of a test episode: <c>[period · markets + market]</c>.</summary>
    /// <param name="episode">From 1.</param>
    public int[] PathOf(int episode) =>
        experiment.Test.NumpySeed is null
            ? experiment.System.DemandOf(EpisodeNumbers.Test(experiment.Seed, episode))
            : numpyPaths.Value[episode - 1];

    /// <summary>OR-Gym's <c>reset</c> does not seed anew, so that one episode's demand follows on the last one's.</summary>
    private static int[][] NumpyPaths(SupplyExperiment experiment)
    {
        var source = new NumpyRandom(experiment.Test.NumpySeed!.Value);
        return Enumerable
            .Range(0, experiment.Test.Episodes)
            .Select(_ =>
            {
                var path = new int[experiment.System.Periods * experiment.System.Markets];
                experiment.System.DrawDemand(source, path);
                return path;
            })
            .ToArray();
    }
}
