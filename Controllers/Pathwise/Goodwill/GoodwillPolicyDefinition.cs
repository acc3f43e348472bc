namespace ProcessChain;

/// <summary>
/// A policy for a network with goodwill, trained through its model: each place orders up to the demand that is expected until its
/// units can be sold, corrected by a table by period and by a network that sees the whole state. For networks with one
/// market, without order costs.
/// </summary>
[Kind("pathwisePolicy", For = typeof(GoodwillNetworkDefinition))]
internal sealed record GoodwillPolicyDefinition : RelaxedPolicyDefinition
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

    /// <summary>Demand that differs from training episode to training episode; left out: that of the system, with its backlog and goodwill.</summary>
    public RandomisedDemand? Randomised { get; init; }

    internal override RelaxedSystem Relax(SystemDefinition system) =>
        new RelaxedGoodwill(new GoodwillShape((GoodwillNetworkDefinition)system), Informed, Randomised);

    private protected override IEnumerable<Fault> ValidateSystem(SystemDefinition system)
    {
        var network = (GoodwillNetworkDefinition)system;
        if (network.Markets != 1)
            yield return new("kind", $"is for networks with one market; there are {network.Markets}.");
        if (network.Links.Any(link => link.OrderCost is > 0))
            yield return new("kind", "needs links without orderCost: it learns along derivatives.");
        foreach (var fault in Randomised?.Validate() ?? [])
            yield return fault.Below("randomised");
    }
}
