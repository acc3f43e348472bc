namespace ProcessChain;

/// <summary>
/// Base stock on echelon positions with levels that depend on the period. At most what the supplier can ship is ordered.
/// </summary>
[Kind("timedBaseStock", For = typeof(SupplyDefinition))]
internal sealed record TimedBaseStockDefinition : RuleDefinition<SupplyDefinition>, ITunable
{
    /// <summary>
    /// For each period the levels of all places, units; −1e9 to 1e9, also fractions: fractions of orders are rounded as the
    /// system says.
    /// </summary>
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public required Several<Several<double>> Levels { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(SupplyDefinition system)
    {
        if (system.Horizon.Periods is not { } periods)
            yield return new("levels", "is for each period, but the episodes of this system have no end of their own.");
        else if (Levels.Count != periods)
            yield return new("levels", $"has {Levels.Count} rows; {periods} are needed, one for each period.");
        foreach (var (period, row) in Levels.Index().Where(row => row.Item.Count != system.Orders))
            yield return new(
                $"levels[{period}]",
                $"has {row.Count} values; {system.Orders} are needed, one for each place."
            );
    }

    /// <inheritdoc/>
    protected override IController Create(SupplyDefinition system) => new LevelController(Parameters(system));

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Levels;

    /// <inheritdoc/>
    public double[] Parameters(SystemDefinition system) => [.. Levels.SelectMany(row => row)];

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            Levels = new(parameters.ToArray().Chunk(Levels[0].Count).Select(row => new Several<double>(row))),
        };
}
