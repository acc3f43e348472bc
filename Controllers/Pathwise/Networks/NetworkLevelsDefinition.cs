namespace ProcessChain;

/// <summary>
/// Levels for a network, trained through its model: each place orders in each period up to the demand that is expected until its
/// units can be sold, and a safety stock of that place and period. For networks without order costs.
/// </summary>
internal abstract record NetworkLevelsDefinition : RelaxedLevelsDefinition
{
    /// <inheritdoc/>
    [Assumed("near those of pathwisePolicy; not measured by themselves")]
    public override int Steps { get; init; } = 1000;

    /// <inheritdoc/>
    [Assumed("near those of pathwisePolicy; not measured by themselves")]
    public override int BatchEpisodes { get; init; } = 256;

    /// <inheritdoc/>
    [Assumed("near those of pathwisePolicy; not measured by themselves")]
    public override double LevelLearningRate { get; init; } = 0.03;
}

/// <summary>Levels for a network with goodwill.</summary>
/// <inheritdoc/>
[Kind("pathwiseLevels", For = typeof(GoodwillNetworkDefinition))]
internal sealed record GoodwillLevelsDefinition : NetworkLevelsDefinition
{
    internal override RelaxedSystem Relax(SystemDefinition system) =>
        new RelaxedGoodwill((GoodwillNetworkDefinition)system, isInformed: true, randomised: null);

    private protected override IEnumerable<Fault> ValidateSystem(SystemDefinition system) =>
        NetworkFaults.Of(((GoodwillNetworkDefinition)system).Network, Kind);
}

/// <summary>Levels for OR-Gym's network.</summary>
/// <inheritdoc/>
[Kind("pathwiseLevels", For = typeof(NetworkDefinition))]
internal sealed record SupplyNetworkLevelsDefinition : NetworkLevelsDefinition
{
    internal override RelaxedSystem Relax(SystemDefinition system) =>
        new RelaxedSupplyNetwork((NetworkDefinition)system, isInformed: true);

    private protected override IEnumerable<Fault> ValidateSystem(SystemDefinition system) =>
        NetworkFaults.OfDemand((NetworkDefinition)system).Concat(NetworkFaults.Of((NetworkDefinition)system, Kind));
}
