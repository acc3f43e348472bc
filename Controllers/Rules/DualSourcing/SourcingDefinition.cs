namespace ProcessChain;

/// <summary>
/// A rule for two suppliers whose parameters are whole units: it orders expedited units up to a level of the net inventory, and
/// regular ones as it says.
/// </summary>
internal abstract record SourcingDefinition : RuleDefinition<DualSourcingDefinition>, ITunable
{
    /// <summary>S_e: the level of the net inventory up to which is ordered from the expedited supplier, units; may be negative.</summary>
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public required int ExpeditedLevel { get; init; }

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Whole;

    /// <inheritdoc/>
    public abstract double[] Parameters(SystemDefinition system);

    /// <inheritdoc/>
    public abstract RuleDefinition With(ReadOnlySpan<double> parameters);

    /// <summary>A parameter as a whole number of units that a setting allows.</summary>
    private protected static int Level(double parameter) =>
        (int)Math.Round(Math.Clamp(parameter, LevelLimits.Least, LevelLimits.Most));

    /// <summary>A parameter as a whole number of units ordered.</summary>
    private protected static int Order(double parameter) => (int)Math.Round(Math.Clamp(parameter, 0, Limits.Units));
}
