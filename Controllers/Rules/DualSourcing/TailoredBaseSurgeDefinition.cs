namespace ProcessChain;

/// <summary>
/// Tailored base surge (Allon &amp; Van Mieghem, "Global dual sourcing: tailored base-surge allocation to near- and offshore
/// production", Management Science 56(1), 2010): always the same from the regular supplier, and what the net inventory lacks to a
/// level from the expedited one.
/// </summary>
[Kind("tailoredBaseSurge", For = typeof(DualSourcingDefinition))]
internal sealed record TailoredBaseSurgeDefinition : SourcingDefinition
{
    /// <summary>Q: what is ordered from the regular supplier in every period, units.</summary>
    [OrOptimal]
    [Range(0, Limits.Units, Unit = "units")]
    public required int? RegularOrder { get; init; }

    /// <inheritdoc/>
    protected override IController Create(DualSourcingDefinition system) =>
        new DualIndexController(
            ExpeditedLevel!.Value,
            double.PositiveInfinity,
            RegularOrder!.Value,
            countExpedited: false
        );

    /// <inheritdoc/>
    public override double[] Parameters(SystemDefinition system) => [ExpeditedLevel!.Value, RegularOrder!.Value];

    /// <inheritdoc/>
    public override RuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            ExpeditedLevel = Level(parameters[0]),
            RegularOrder = Order(parameters[1]),
        };

    /// <inheritdoc/>
    public override string? OpenSetting =>
        ExpeditedLevel is null ? "expeditedLevel"
        : RegularOrder is null ? "regularOrder"
        : null;

    private protected override IEnumerable<WholeRange> RangesOfRegular(DualSourcingDefinition system) =>
        [WholeRange.OrGiven(RegularOrder, 0, system.Capacity(1))];
}
