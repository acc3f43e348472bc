namespace ProcessChain;

/// <summary>
/// Plans in each period the periods ahead, as if the demand were as forecast, and orders what the plan orders
/// first: the rolling horizon of Hubbs et al. ("OR-Gym", arXiv:2008.06319), solved as a minimum cost flow.
/// </summary>
[Kind("rollingHorizon", For = typeof(InventoryDefinition))]
internal sealed record RollingHorizonDefinition : RuleDefinition<InventoryDefinition>, ITunable
{
    /// <summary>Units that each period is expected to demand, 0 to a million; none: the mean of the period's demand, rounded.</summary>
    [Source("Hubbs et al. 2020: the mean")]
    [Range(0, Limits.Units, Unit = "units")]
    public int? Forecast { get; init; }

    /// <summary>
    /// Periods planned in each period, 1 to 10 000, but never more than are left; none: all lead times, one for each stage, and
    /// 30 more, so that an episode of 30 periods is planned to its end. Where capacity is short, stock for a season farther
    /// off than that is not built up.
    /// </summary>
    [Assumed("on OR-Gym's systems with 120 and 250 periods the orders are those of planning all that are left")]
    [Range(1, RollingHorizon.MostLookahead, Unit = "periods")]
    public int? Lookahead { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(InventoryDefinition system)
    {
        if (Forecast is null && system.Demand is not PeriodDemand)
            yield return new("forecast", "is missing; it is needed where demand is not of independent periods.");
    }

    /// <inheritdoc/>
    protected override IController Create(InventoryDefinition system)
    {
        var forecast = Enumerable
            .Range(0, system.Periods)
            .Select(period => Forecast ?? (int)Math.Round(((PeriodDemand)system.Demand).MeanOf(period)));
        return new RollingHorizon(system, [.. forecast], Lookahead);
    }

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Whole;

    /// <summary>The forecast.</summary>
    public double[] Parameters(SystemDefinition system) => [Forecast ?? 0];

    /// <inheritdoc/>
    public IEnumerable<Fault> ValidateStart(SystemDefinition system)
    {
        if (Forecast is null)
            yield return new("forecast", "is missing; a search needs a number to start from.");
    }

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            Forecast = (int)Math.Round(Math.Max(0, parameters[0])),
        };
}
