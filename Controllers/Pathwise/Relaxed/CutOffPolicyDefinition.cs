namespace ProcessChain;

/// <summary>A policy for a system whose episodes have no end of their own, trained through its model on episodes that are cut off.</summary>
internal abstract record CutOffPolicyDefinition : RelaxedPolicyDefinition
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
    public virtual int Periods { get; init; } = 60;
}
