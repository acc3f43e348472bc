namespace ProcessChain;

/// <summary>
/// Order up to a level: a station orders a lot while its position with the lot would not exceed its level. Orders whether
/// or not the supplier has the stock.
/// </summary>
internal abstract record BaseStockDefinition : RuleDefinition<ChainDefinition>, ITunable
{
    /// <summary>S of station 1..n, units; may be negative.</summary>
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public required PerElement<int> Levels { get; init; }

    /// <summary>How the day's iterations are shared out.</summary>
    [Assumed("upstream first did best with orders regardless of the supplier's stock, n = 4")]
    public DecisionSharing Sharing { get; init; } = DecisionSharing.UpstreamFirst;

    private protected abstract Position Position { get; }

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(ChainDefinition system) =>
        Levels.CheckCount("levels", system.Stations);

    /// <inheritdoc/>
    protected override IController Create(ChainDefinition system)
    {
        var reorderPoints = Levels.For(system.Stations).Select(level => level - system.LotSize).ToArray();
        return new LotController(Position, reorderPoints, Sharing);
    }

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Whole;

    /// <inheritdoc/>
    public double[] Parameters(SystemDefinition system) => StationLevels.Parameters(Levels, system);

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            Levels = StationLevels.Nearest(parameters),
        };
}

/// <summary>Base stock on each station's own inventory position.</summary>
[Kind("localBaseStock", For = typeof(ChainDefinition))]
internal sealed record LocalBaseStockDefinition : BaseStockDefinition
{
    private protected override Position Position => Position.Local;
}

/// <summary>Base stock on echelon inventory positions (Clark &amp; Scarf 1960).</summary>
[Kind("echelonBaseStock", For = typeof(ChainDefinition))]
internal sealed record EchelonBaseStockDefinition : BaseStockDefinition
{
    private protected override Position Position => Position.Echelon;
}
