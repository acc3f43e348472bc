namespace ProcessChain;

/// <summary>
/// Orders up to a level, but no more than a cap in a period: min(r, max(0, S − x − outstanding)). With a high cap base stock,
/// with a high level a constant order; between them close to optimal (Xin, "Understanding the performance of capped base-stock
/// policies in lost-sales inventory models", Operations Research 69(1), 2021).
/// </summary>
[Kind("cappedBaseStock", For = typeof(LostSalesDefinition))]
internal sealed record CappedBaseStockDefinition : RuleDefinition<LostSalesDefinition>, IOptimisable
{
    /// <summary>S, units.</summary>
    [OrOptimal]
    [Range(0, LevelLimits.Most, Unit = "units")]
    public required int? Level { get; init; }

    /// <summary>r, units a period.</summary>
    [OrOptimal]
    [Range(0, LevelLimits.Most, Unit = "units")]
    public required int? Cap { get; init; }

    /// <inheritdoc/>
    protected override IController Create(LostSalesDefinition system) =>
        new CappedBaseStockController(Level!.Value, Cap!.Value);

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Whole;

    /// <inheritdoc/>
    public double[] Parameters(SystemDefinition system) => [Level!.Value, Cap!.Value];

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            Level = Nearest(parameters[0]),
            Cap = Nearest(parameters[1]),
        };

    /// <inheritdoc/>
    public string? OpenSetting =>
        Level is null ? "level"
        : Cap is null ? "cap"
        : null;

    /// <inheritdoc/>
    public IEnumerable<Fault> ValidateOptimum(SystemDefinition system) => BestParameters.Validate(system);

    /// <inheritdoc/>
    public RuleDefinition Optimum(SystemDefinition system)
    {
        var lostSales = (LostSalesDefinition)system;
        return BestParameters.Of(
            this,
            lostSales,
            [WholeRange.OrGiven(Level, 0, lostSales.UsefulPosition), WholeRange.OrGiven(Cap, 0, lostSales.Capacity(0))]
        );
    }

    private static int Nearest(double units) => (int)Math.Round(Math.Clamp(units, 0, LevelLimits.Most));
}

/// <summary>Orders up to a level, but no more than a cap.</summary>
internal sealed class CappedBaseStockController(int level, int cap) : Controller<LostSalesView>
{
    public override void Decide(LostSalesView view, Span<double> action) =>
        action[0] = Math.Min(cap, Math.Max(0, level - view.EchelonPosition(0)));
}
