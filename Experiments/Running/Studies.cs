namespace ProcessChain.Experiments;

/// <summary>What the run of each kind of experiment consists of.</summary>
internal static class Studies
{
    /// <exception cref="ArgumentException">It is of a kind that this program does not know.</exception>
    public static IStudy Of(IExperiment experiment) =>
        experiment switch
        {
            ExperimentDefinition onChain => new ChainStudy(onChain),
            SupplyExperiment onSupply => new SupplyStudy(onSupply),
            _ => throw new ArgumentException($"{experiment.GetType()} cannot be run.", nameof(experiment)),
        };
}
