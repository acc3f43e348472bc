namespace ProcessChain;

/// <summary>The demand of the episodes of a search: from the stream of each training episode, or from numpy's generator. For use by one thread.</summary>
/// <param name="task">What is controlled, for how long, and the training seed.</param>
/// <param name="numpySeed">The generator's seed in the first training, greater by r − 1 in the r-th; null for none.</param>
internal sealed class TrainingDemand(TrainingTask task, long? numpySeed)
{
    private readonly List<int[]> drawn = [];
    private readonly NumpyRandom? numpy = numpySeed is { } first
        ? new NumpyRandom(first + EpisodeNumbers.TrainingNumber(task.Seed) - 1)
        : null;

    /// <summary>An episode's demand where it is not that of its seed.</summary>
    /// <param name="episode">From 1.</param>
    public DemandPath? PathOf(int episode) =>
        numpy is null ? null : DemandPath.OfPeriods(UnitsOf(episode), task.System.Demands.Count);

    /// <summary>The demand of the first episodes.</summary>
    public IReadOnlyList<int[]> Units(int episodes) => [.. Enumerable.Range(1, episodes).Select(UnitsOf)];

    /// <summary>The demand of an episode, <c>[period · markets + market]</c>.</summary>
    /// <param name="episode">From 1.</param>
    public int[] UnitsOf(int episode)
    {
        while (drawn.Count < episode)
            drawn.Add(Draw());
        return drawn[episode - 1];
    }

    private int[] Draw()
    {
        if (numpy is null)
            return task.System.PathOf(EpisodeNumbers.Training(task.Seed, drawn.Count + 1), task.Periods);
        var system = (SupplyDefinition)task.System;
        var path = new int[task.Periods * system.Markets];
        system.DrawDemand(numpy, path);
        return path;
    }
}
