namespace ProcessChain;

/// <summary>Base stock on each stage's own inventory position: what it has and has on order, less what it owes and is ordered from it in the period.</summary>
[Kind("localBaseStock", For = typeof(ISeatedSystem))]
internal sealed record StageBaseStockDefinition : RuleDefinition<SupplyDefinition>, IOptimisable
{
    /// <summary>S of stage 1, 2, …, units; one value for all of them, or one for each. −1e9 to 1e9. <c>optimal</c>: those that order as the echelon levels of theory do.</summary>
    [OrOptimal]
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public required PerElement<double>? Levels { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(SupplyDefinition system) =>
        Levels?.CheckCount("levels", system.Orders) ?? [];

    /// <inheritdoc/>
    protected override IController Create(SupplyDefinition system) =>
        new StageLevelController(Levels!.For(system.Orders));

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
        system is SerialDefinition serial
            ? SerialOptimum.Validate(serial)
            : [new("system", "is not serial: no theory tells its best levels.")];

    /// <inheritdoc/>
    public RuleDefinition Optimum(SystemDefinition system) =>
        With(ClarkScarf.ToLocal(SerialOptimum.Solve((SerialDefinition)system).Levels));
}
