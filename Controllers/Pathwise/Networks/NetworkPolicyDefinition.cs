namespace ProcessChain;

/// <summary>
/// A policy for a network, trained through its model: each place orders up to the demand that is expected until its
/// units can be sold, corrected by a table by period and by a network that sees the whole state. For networks without order costs.
/// </summary>
internal abstract record NetworkPolicyDefinition : RelaxedPolicyDefinition
{
    /// <inheritdoc/>
    [Assumed("measured with gym-invmgmt's scenarios")]
    public override int Steps { get; init; } = 1500;

    /// <inheritdoc/>
    [Assumed("measured with gym-invmgmt's scenarios")]
    public override int BatchEpisodes { get; init; } = 256;

    /// <inheritdoc/>
    [Assumed("measured with gym-invmgmt's scenarios")]
    public override Several<int> HiddenLayers { get; init; } = new(64, 64);

    /// <inheritdoc/>
    [Assumed("measured with gym-invmgmt's scenarios")]
    public override double LearningRate { get; init; } = 3e-3;

    /// <summary>
    /// Whether it sees the mean demand to come, season, trend and shocks included; else it sees demand only as it comes. What is
    /// the same in all episodes that it is trained on it knows in both cases.
    /// </summary>
    public bool Informed { get; init; } = true;
}

/// <summary>A policy for a network with goodwill.</summary>
/// <inheritdoc/>
[Kind("pathwisePolicy", For = typeof(GoodwillNetworkDefinition))]
internal sealed record GoodwillPolicyDefinition : NetworkPolicyDefinition
{
    /// <summary>Demand that differs from training episode to training episode; left out: that of the system, with its backlog and goodwill.</summary>
    public RandomisedDemand? Randomised { get; init; }

    internal override RelaxedSystem Relax(SystemDefinition system) =>
        new RelaxedGoodwill((GoodwillNetworkDefinition)system, Informed, Randomised);

    private protected override IEnumerable<Fault> ValidateSystem(SystemDefinition system) =>
        NetworkFaults
            .Of(((GoodwillNetworkDefinition)system).Network, Kind)
            .Concat(Randomised?.Validate().Select(fault => fault.Below("randomised")) ?? []);
}

/// <summary>A policy for OR-Gym's network.</summary>
/// <inheritdoc/>
[Kind("pathwisePolicy", For = typeof(NetworkDefinition))]
internal sealed record SupplyNetworkPolicyDefinition : NetworkPolicyDefinition
{
    internal override RelaxedSystem Relax(SystemDefinition system) =>
        new RelaxedSupplyNetwork((NetworkDefinition)system, Informed);

    private protected override IEnumerable<Fault> ValidateSystem(SystemDefinition system) =>
        NetworkFaults.OfDemand((NetworkDefinition)system).Concat(NetworkFaults.Of((NetworkDefinition)system, Kind));
}
