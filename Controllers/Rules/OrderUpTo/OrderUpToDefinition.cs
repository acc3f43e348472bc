namespace ProcessChain;

/// <summary>
/// Order up to a level that follows a forecast: each stage raises its own position to the demand that it expects of its lead time
/// (Chen, Drezner, Ryan &amp; Simchi-Levi, "Quantifying the bullwhip effect in a simple supply chain", Management Science 46(3), 2000).
/// Units are never sent back: an order below 0 is none.
/// </summary>
[Kind("orderUpTo", For = typeof(SerialDefinition))]
internal sealed record OrderUpToDefinition : RuleDefinition<SerialDefinition>, ITunable
{
    /// <summary>How demand is forecast.</summary>
    public required ForecastDefinition Forecast { get; init; }

    /// <summary>Whether all stages forecast from what the customer demands; else each from the orders that it receives.</summary>
    [Source("Chen et al. 2000, section 4: centralised and decentralised demand information")]
    public bool Shared { get; init; } = true;

    /// <summary>Periods of demand beyond the lead time; 0 to 1000.</summary>
    [Source("Chen et al. 2000: the lead time is inflated for safety, or not")]
    [Range(0, 1000, Unit = "periods")]
    public double Safety { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(SerialDefinition system) =>
        Ranges.Check(Forecast).Select(fault => fault.Below("forecast"));

    /// <inheritdoc/>
    protected override IController Create(SerialDefinition system) =>
        new OrderUpToController(
            Forecast,
            Shared,
            [.. Enumerable.Range(0, system.Stages).Select(place => system.LeadTime(place) + Safety)]
        );

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Real;

    /// <inheritdoc/>
    public double[] Parameters(SystemDefinition system) => [Safety];

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters) => this with { Safety = Math.Max(0, parameters[0]) };
}
