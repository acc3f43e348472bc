namespace ProcessChain;

/// <summary>Base stock on each stage's own inventory position: what it has and has on order, less what it owes and is ordered from it in the period.</summary>
[Kind("localBaseStock", For = typeof(SerialDefinition))]
internal sealed record StageBaseStockDefinition : RuleDefinition<SerialDefinition>, IOptimisable
{
    /// <summary>S of stage 1, 2, …, units; one value for all of them, or one for each. −1e9 to 1e9. <c>optimal</c>: those that order as the echelon levels of theory do.</summary>
    [OrOptimal]
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public required PerElement<double>? Levels { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(SerialDefinition system) =>
        Levels?.CheckCount("levels", system.Stages) ?? [];

    /// <inheritdoc/>
    protected override IController Create(SerialDefinition system) =>
        new StageLevelController(Levels!.For(system.Stages));

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Levels;

    /// <inheritdoc/>
    public double[] Parameters(SystemDefinition system) => Levels!.For(system.Actions.Width);

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters) => this with { Levels = new(parameters) };

    /// <inheritdoc/>
    public string? OpenSetting => Levels is null ? "levels" : null;

    /// <inheritdoc/>
    public IEnumerable<Fault> ValidateOptimum(SystemDefinition system) =>
        SerialOptimum.Validate((SerialDefinition)system);

    /// <inheritdoc/>
    public RuleDefinition Optimum(SystemDefinition system) =>
        With(ClarkScarf.ToLocal(SerialOptimum.Solve((SerialDefinition)system).Levels));
}
