namespace ProcessChain;

/// <summary>A base-stock level for each place in each period, trained through the model.</summary>
[Kind("pathwiseLevels", For = typeof(InventoryDefinition))]
public sealed record PathwiseLevelsDefinition : PathwiseDefinition
{
    /// <inheritdoc/>
    [Assumed("measured with OR-Gym's defaults")]
    public override int Steps { get; init; } = 500;

    /// <inheritdoc/>
    [Assumed("measured with OR-Gym's defaults")]
    public override int BatchEpisodes { get; init; } = 512;

    /// <inheritdoc/>
    [Assumed("measured with OR-Gym's defaults: so few levels do not learn so many episodes by heart")]
    public override int CommonEpisodes { get; init; } = 8192;

    internal override IPathwisePolicy CreatePolicy(InventoryModel model) => new LevelTable(model);

    internal override IReadOnlyList<ParameterGroup> CreateParameters(InventoryModel model, long seed) =>
        [CreateLevels(model)];

    internal override void KeepShape(InventoryModel model, StateArchive state)
    {
        base.KeepShape(model, state);
        state.Expect(0, "inputs:");
    }

    private protected override IController CreateAgent(InventoryModel model, IReadOnlyList<ParameterGroup> groups)
    {
        var levels = groups[0].Values[..(model.Periods * model.Places)].ToArray();
        return new LevelController(Array.ConvertAll(levels, level => Math.Round((double)level)));
    }
}
