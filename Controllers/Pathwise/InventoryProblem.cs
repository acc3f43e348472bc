namespace ProcessChain;

/// <summary>Training on InvManagement, with its hand-written adjoint.</summary>
internal sealed class InventoryProblem(PathwiseDefinition definition, InventoryModel model, long seed) : PathwiseProblem
{
    private readonly DemandBlock[] common = DrawCommon(definition, model, seed);

    public override int Steps => definition.Steps;

    public override int BatchEpisodes => definition.BatchEpisodes;

    public override int Iterations => definition.IterationCount;

    public override int Periods => model.Periods;

    public override float Money => model.Money;

    public override IReadOnlyList<ParameterGroup> CreateParameters(long seed) =>
        definition.CreateParameters(model, seed);

    public override IPathwiseWorker CreateWorker() => new PathwiseWorker(model, definition.CreatePolicy(model), common);

    public override void KeepSettings(StateArchive state)
    {
        definition.KeepShape(model, state);
        state.Expect(definition.Steps, "steps:");
        state.Expect(definition.BatchEpisodes, "episodes in a batch:");
        state.Expect(definition.CommonEpisodes, "common episodes:");
    }

    public override void WriteAgent(IReadOnlyList<ParameterGroup> groups, Stream destination) =>
        definition.WriteAgent(model, groups, destination);

    private static DemandBlock[] DrawCommon(PathwiseDefinition definition, InventoryModel model, long seed)
    {
        var drawn = new DemandBlock[definition.CommonEpisodes / DemandBlock.Width];
        for (var i = 0; i < drawn.Length; i++)
        {
            drawn[i] = new DemandBlock(model.Definition);
            drawn[i].Draw(seed, (long)i * DemandBlock.Width);
        }
        return drawn;
    }
}
