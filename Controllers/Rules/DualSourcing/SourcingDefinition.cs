namespace ProcessChain;

/// <summary>
/// A rule for two suppliers whose parameters are whole units: it orders expedited units up to a level of the net inventory, and
/// regular ones as it says.
/// </summary>
internal abstract record SourcingDefinition : RuleDefinition<DualSourcingDefinition>, IOptimisable
{
    /// <summary>S_e: the level of the net inventory up to which is ordered from the expedited supplier, units; may be negative.</summary>
    [OrOptimal]
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public required int? ExpeditedLevel { get; init; }

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Whole;

    /// <inheritdoc/>
    public abstract double[] Parameters(SystemDefinition system);

    /// <inheritdoc/>
    public abstract RuleDefinition With(ReadOnlySpan<double> parameters);

    /// <inheritdoc/>
    public abstract string? OpenSetting { get; }

    /// <inheritdoc/>
    public IEnumerable<Fault> ValidateOptimum(SystemDefinition system) => BestParameters.Validate(system);

    /// <inheritdoc/>
    public RuleDefinition Optimum(SystemDefinition system)
    {
        var dual = (DualSourcingDefinition)system;
        return BestParameters.Of(
            this,
            dual,
            [WholeRange.OrGiven(ExpeditedLevel, -dual.Capacity(0), dual.Capacity(0)), .. RangesOfRegular(dual)]
        );
    }

    /// <summary>Among which numbers the best ones of the regular order lie, in the order of the parameters.</summary>
    private protected abstract IEnumerable<WholeRange> RangesOfRegular(DualSourcingDefinition system);

    /// <summary>A parameter as a whole number of units that a setting allows.</summary>
    private protected static int Level(double parameter) =>
        (int)Math.Round(Math.Clamp(parameter, LevelLimits.Least, LevelLimits.Most));

    /// <summary>A parameter as a whole number of units ordered.</summary>
    private protected static int Order(double parameter) => (int)Math.Round(Math.Clamp(parameter, 0, Limits.Units));
}
