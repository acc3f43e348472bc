namespace ProcessChain;

/// <summary>A table alone, trained through the model: what is ordered up to, the same in every state.</summary>
internal abstract record RelaxedLevelsDefinition : RelaxedDefinition
{
    internal sealed override NetworkShape? ShapeFor(RelaxedSystem system) => null;

    internal sealed override IReadOnlyList<ParameterGroup> CreateParameters(RelaxedSystem system, long seed) =>
        [CreateTable(system)];

    internal sealed override void KeepShape(RelaxedSystem system, StateArchive state)
    {
        base.KeepShape(system, state);
        state.Expect(0, "inputs:");
        state.Expect(system.Corrections, "levels of a period:");
    }

    private protected sealed override LearnedCorrections Learned(
        RelaxedSystem system,
        IReadOnlyList<ParameterGroup> groups
    ) => new(system, groups[0].Values.ToArray(), network: null);
}
