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
        numpy is null ? null : DemandPath.OfPeriods(Units(episode, 1)[0], task.System.Demands.Count);

    /// <summary>The demand of the first episodes of a supply system, <c>[period · markets + market]</c>; none of another.</summary>
    public IReadOnlyList<int[]> Units(int episodes) => task.System is SupplyDefinition ? Units(1, episodes) : [];

    /// <summary>The demand of some episodes of a supply system.</summary>
    /// <param name="first">From 1; those before it were asked for before.</param>
    /// <param name="count">How many.</param>
    public IReadOnlyList<int[]> Units(int first, int count)
    {
        while (drawn.Count < first - 1 + count)
            drawn.Add(Draw((SupplyDefinition)task.System));
        return drawn.GetRange(first - 1, count);
    }

    private int[] Draw(SupplyDefinition system)
    {
        if (numpy is null)
            return system.PathOf(EpisodeNumbers.Training(task.Seed, drawn.Count + 1), task.Periods);
        var path = new int[task.Periods * system.Markets];
        system.DrawDemand(numpy, path);
        return path;
    }
}
