namespace ProcessChain;

/// <summary>A policy for one item, trained through its model on episodes that are cut off.</summary>
internal abstract record ItemPolicyDefinition : RelaxedPolicyDefinition
{
    /// <inheritdoc/>
    [Assumed("measured with Zipkin's instances")]
    public override int Steps { get; init; } = 6000;

    /// <inheritdoc/>
    [Assumed("measured with Zipkin's instances")]
    public override int BatchEpisodes { get; init; } = 128;

    /// <inheritdoc/>
    [Assumed("measured with Zipkin's instances")]
    public override Several<int> HiddenLayers { get; init; } = new(32, 32);

    /// <inheritdoc/>
    [Assumed("measured with Zipkin's instances: a third of it leaves gaps of some per cent")]
    public override double LearningRate { get; init; } = 0.01;

    /// <summary>Periods of a training episode, 2 to 10 000: the last ones have no future, and teach nothing.</summary>
    [Assumed("measured with Zipkin's instances")]
    [Range(2, 10_000)]
    public int Periods { get; init; } = 60;
}

/// <summary>A network that tells the order of a lost-sales system, trained through the model.</summary>
[Kind("pathwisePolicy", For = typeof(LostSalesDefinition))]
internal sealed record LostSalesPolicyDefinition : ItemPolicyDefinition
{
    internal override RelaxedSystem Relax(SystemDefinition system) =>
        new RelaxedLostSales((LostSalesDefinition)system, Periods);
}

/// <summary>A network that tells the two levels of a system with two suppliers, trained through the model.</summary>
[Kind("pathwisePolicy", For = typeof(DualSourcingDefinition))]
internal sealed record DualSourcingPolicyDefinition : ItemPolicyDefinition
{
    internal override RelaxedSystem Relax(SystemDefinition system) =>
        new RelaxedDualSourcing((DualSourcingDefinition)system, Periods);
}
