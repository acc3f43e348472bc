namespace ProcessChain;

/// <summary>
/// (r, Q) or (s, S): a stage whose position, less what is ordered from it in the period, is at or below its reorder point orders
/// Q units, once, or up to S.
/// </summary>
[Kind("reorderPoint", For = typeof(SerialDefinition))]
internal sealed record StageReorderDefinition : RuleDefinition<SerialDefinition>, ITunable
{
    /// <summary>The stock looked at.</summary>
    public Position Position { get; init; } = Position.Local;

    /// <summary>r or s of stage 1, 2, …, units; one value for all of them, or one for each. −1e9 to 1e9.</summary>
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public required PerElement<double> ReorderPoints { get; init; }

    /// <summary>Q of stage 1, 2, …, units. Left out where levels are given.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public PerElement<double>? OrderQuantity { get; init; }

    /// <summary>S of stage 1, 2, …, units: not below the reorder points. Left out where an order quantity is given.</summary>
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public PerElement<double>? Levels { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(SerialDefinition system)
    {
        if (OrderQuantity is null == Levels is null)
            yield return new("orderQuantity", "is needed, or levels: one of them, not both.");
        foreach (var fault in ReorderPoints.CheckCount("reorderPoints", system.Stages))
            yield return fault;
        foreach (var fault in OrderQuantity?.CheckCount("orderQuantity", system.Stages) ?? [])
            yield return fault;
        foreach (var fault in Levels?.CheckCount("levels", system.Stages) ?? [])
            yield return fault;
        var places = Enumerable.Range(0, system.Stages);
        if (Levels is { } levels && levels.Fits(system.Stages) && ReorderPoints.Fits(system.Stages))
        {
            foreach (var place in places.Where(place => levels[place] < ReorderPoints[place]))
                yield return new("levels", $"of stage {place + 1} is {levels[place]}, below its reorder point.");
        }
    }

    /// <inheritdoc/>
    protected override IController Create(SerialDefinition system) =>
        new StageReorderController(
            Position,
            ReorderPoints.For(system.Stages),
            OrderQuantity?.For(system.Stages),
            Levels?.For(system.Stages)
        );

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Levels;

    /// <inheritdoc/>
    public double[] Parameters(SystemDefinition system)
    {
        var stages = system.Actions.Width;
        return [.. ReorderPoints.For(stages), .. (OrderQuantity ?? Levels!).For(stages)];
    }

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters)
    {
        var stages = parameters.Length / 2;
        var points = parameters[..stages].ToArray();
        var others = parameters[stages..].ToArray();
        return Levels is null
            ? this with
            {
                ReorderPoints = new(points),
                OrderQuantity = new(Array.ConvertAll(others, units => Math.Max(0, units))),
            }
            : this with
            {
                ReorderPoints = new(points),
                Levels = new([.. points.Zip(others, Math.Max)]),
            };
    }
}
