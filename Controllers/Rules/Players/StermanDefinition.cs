namespace ProcessChain;

/// <summary>
/// How people order (Sterman, "Modeling managerial behavior: misperceptions of feedback in a dynamic decision making experiment",
/// Management Science 35(3), 1989): what they expect to lose, and a part of what stock and supply line lack. Each stage orders
/// whole units, max(0, L + α ((S* − S) + β (SL* − SL))), where L is the smoothed orders that it receives, S what it has less what
/// it owes, and SL what it has on order.
/// </summary>
/// <remarks>With a smoothing of 1 and a stock weight of 0 every stage passes on what is ordered from it.</remarks>
[Kind("sterman", For = typeof(ISeatedSystem))]
internal sealed record StermanDefinition : RuleDefinition<SupplyDefinition>, ITunable
{
    /// <summary>θ: the weight of the newest order in what a stage expects; 0 to 1. The first one is expected from the beginning.</summary>
    [Source("Sterman 1989: mean of 44 players")]
    [Range(0, 1)]
    public double Smoothing { get; init; } = 0.36;

    /// <summary>α: the part of what is lacking that is ordered in a period; 0 to 1.</summary>
    [Source("Sterman 1989: mean of 44 players")]
    [Range(0, 1)]
    public double StockWeight { get; init; } = 0.26;

    /// <summary>β: the part of the supply line that is taken into account; 0 to 1.</summary>
    [Source("Sterman 1989: mean of 44 players")]
    [Range(0, 1)]
    public double SupplyLineWeight { get; init; } = 0.34;

    /// <summary>S*: the stock that stage 1, 2, … wants, units.</summary>
    [Source("Sterman 1989: mean of 44 players; S' there, which holds the supply line too")]
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public PerElement<double> DesiredStock { get; init; } = 17;

    /// <summary>SL*: what stage 1, 2, … wants to have on order, units.</summary>
    [Source("Sterman 1989: part of S' there")]
    [Range(LevelLimits.Least, LevelLimits.Most, Unit = "units")]
    public PerElement<double> DesiredSupplyLine { get; init; } = 0;

    /// <summary>Whether a stage has received and shipped the period's goods when it orders, as on the board; else it looks at the beginning of the period.</summary>
    [Source("Sterman 1989: the steps of the board game")]
    public bool ReceivesFirst { get; init; } = true;

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Real;

    /// <inheritdoc/>
    public double[] Parameters(SystemDefinition system) =>
        [Smoothing, StockWeight, SupplyLineWeight, .. DesiredStock.For(system.Actions.Width)];

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            Smoothing = Math.Clamp(parameters[0], 0, 1),
            StockWeight = Math.Clamp(parameters[1], 0, 1),
            SupplyLineWeight = Math.Clamp(parameters[2], 0, 1),
            DesiredStock = new(parameters[3..]),
        };

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(SupplyDefinition system) =>
        [
            .. DesiredStock.CheckCount("desiredStock", system.Orders),
            .. DesiredSupplyLine.CheckCount("desiredSupplyLine", system.Orders),
        ];

    /// <inheritdoc/>
    protected override IController Create(SupplyDefinition system) => new StermanController(this, system.Orders);
}

/// <summary>Orders as <see cref="StermanDefinition"/> says.</summary>
internal sealed class StermanController(StermanDefinition rule, int stages) : PlaceController
{
    private readonly double[] expected = new double[stages];

    public override void BeginEpisode(Chance chance) => Array.Fill(expected, double.NaN);

    public override double Order(SupplyView view, int place, ReadOnlySpan<double> decided)
    {
        var (stock, received, inbound, line) = view.Seat(place, decided);
        var before = double.IsNaN(expected[place]) ? inbound : expected[place];
        expected[place] = (rule.Smoothing * inbound) + ((1 - rule.Smoothing) * before);
        if (rule.ReceivesFirst)
            (stock, line) = (stock + received - inbound, line - received);
        var lack = rule.StockWeight * (rule.DesiredStock[place] - stock);
        var lineLack = rule.StockWeight * rule.SupplyLineWeight * (rule.DesiredSupplyLine[place] - line);
        return Math.Max(0, Math.Round(expected[place] + lack + lineLack));
    }
}
