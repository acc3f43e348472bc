namespace ProcessChain;

/// <summary>
/// Levels of a system whose episodes have no end of their own, the same in all periods, trained through its model on episodes that are
/// cut off. The test agent rounds them to the nearest whole unit.
/// </summary>
internal abstract record CutOffLevelsDefinition : RelaxedLevelsDefinition
{
    /// <inheritdoc/>
    [Assumed("measured with Zipkin's instances")]
    public override int Steps { get; init; } = 500;

    /// <inheritdoc/>
    [Assumed("measured with Zipkin's instances")]
    public override int BatchEpisodes { get; init; } = 64;

    /// <inheritdoc/>
    [Assumed("measured with Zipkin's instances")]
    public override double LevelLearningRate { get; init; } = 0.1;

    /// <summary>Periods of a training episode, 2 to 10 000: the first ones depend on the beginning, the last ones have no future.</summary>
    [Assumed("measured with Zipkin's instances")]
    [Range(2, 10_000)]
    public virtual int Periods { get; init; } = 300;

    private protected sealed override LearnedCorrections Learned(
        RelaxedSystem system,
        IReadOnlyList<ParameterGroup> groups
    ) => new(system, Array.ConvertAll(groups[0].Values.ToArray(), MathF.Round), network: null);
}
