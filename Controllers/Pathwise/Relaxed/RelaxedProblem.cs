namespace ProcessChain;

/// <summary>Training of a policy on the tape.</summary>
internal sealed class RelaxedProblem(RelaxedDefinition definition, SystemDefinition system, long seed) : PathwiseProblem
{
    private readonly RelaxedSystem relaxed = definition.Relax(system);

    public override int Steps => definition.Steps;

    public override int BatchEpisodes => definition.BatchEpisodes;

    public override int Iterations => definition.Iterations;

    public override int Periods => relaxed.Periods;

    public override float Money => relaxed.Money;

    public override IReadOnlyList<ParameterGroup> CreateParameters(long seed) =>
        definition.CreateParameters(relaxed, seed);

    public override IPathwiseWorker CreateWorker() =>
        new RelaxedWorker(definition.Relax(system), definition.ShapeFor(relaxed));

    public override void KeepSettings(StateArchive state)
    {
        definition.KeepShape(relaxed, state);
        state.Expect(definition.Steps, "steps:");
        state.Expect(definition.BatchEpisodes, "episodes in a batch:");
    }

    public override void WriteAgent(IReadOnlyList<ParameterGroup> groups, Stream destination)
    {
        var finished = definition.Finish(relaxed, groups, seed);
        StateArchive.Write(destination, state => definition.KeepAgent(relaxed, finished, state));
    }
}
