namespace ProcessChain;

/// <summary>
/// Levels of a system whose episodes have no end of their own, the same in all periods, trained through its model on episodes that are
/// cut off. Test agents have whole levels.
/// </summary>
internal abstract record CutOffLevelsDefinition : RelaxedLevelsDefinition
{
    /// <inheritdoc/>
    [Assumed("measured with Zipkin's instances, those of dual sourcing, and serial systems")]
    public override int Steps { get; init; } = 500;

    /// <inheritdoc/>
    [Assumed("measured with Zipkin's instances, those of dual sourcing, and serial systems")]
    public override int BatchEpisodes { get; init; } = 64;

    /// <inheritdoc/>
    [Assumed("measured with Zipkin's instances, those of dual sourcing, and serial systems")]
    public override double LevelLearningRate { get; init; } = 0.1;

    /// <summary>Periods of a training episode, 2 to 10 000: the first ones depend on the beginning, the last ones have no future.</summary>
    [Assumed("measured with Zipkin's instances, those of dual sourcing, and serial systems")]
    [Range(2, 10_000)]
    public virtual int Periods { get; init; } = 300;

    /// <summary>The levels of a test agent, units.</summary>
    /// <param name="system">The system it controls.</param>
    /// <param name="agent">The agent.</param>
    internal float[] LevelsOf(SystemDefinition system, Stream agent)
    {
        var relaxed = Relax(system);
        return Read(relaxed, agent)[0].Values[..relaxed.Corrections].ToArray();
    }

    internal sealed override IReadOnlyList<ParameterGroup> Finish(
        RelaxedSystem system,
        IReadOnlyList<ParameterGroup> groups,
        long seed
    )
    {
        var finished = CreateTable(system);
        WholeLevels.Of(system, seed, groups[0].Values.ToArray()).CopyTo(finished.Values);
        return [finished];
    }
}
