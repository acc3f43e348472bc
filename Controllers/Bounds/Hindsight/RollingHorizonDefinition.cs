namespace ProcessChain;

/// <summary>
/// Plans in each period the periods ahead, as if the demand were as forecast, and orders what the plan orders
/// first: the rolling horizon of Hubbs et al. ("OR-Gym", arXiv:2008.06319), solved as a minimum cost flow.
/// </summary>
[Kind("rollingHorizon")]
public sealed record RollingHorizonDefinition : SupplyRuleDefinition, ITunable<SupplyRuleDefinition>
{
    /// <summary>Units that each period is expected to demand, 0 to a million; none: the mean of the period's demand, rounded.</summary>
    [Source("Hubbs et al. 2020: the mean")]
    public int? Forecast { get; init; }

    /// <summary>
    /// Periods planned in each period, 1 to 10 000, but never more than are left; none: all lead times, one for each stage, and
    /// 30 more, so that an episode of 30 periods is planned to its end. Where capacity is short, stock for a season farther
    /// off than that is not built up.
    /// </summary>
    [Assumed("on OR-Gym's systems with 120 and 250 periods the orders are those of planning all that are left")]
    public int? Lookahead { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SupplyDefinition system)
    {
        foreach (var fault in SupplyLevels.CheckInventory(system, "rollingHorizon"))
            yield return fault;
        if (Forecast is < 0 or > Limits.Units)
            yield return new("forecast", $"is {Forecast}; 0 to {Limits.Units} are allowed.");
        if (Lookahead is < 1 or > RollingHorizon.MostLookahead)
            yield return new("lookahead", $"is {Lookahead}; 1 to {RollingHorizon.MostLookahead} are allowed.");
    }

    /// <inheritdoc/>
    public override ISupplyController Create(SupplyDefinition system)
    {
        var inventory = (InventoryDefinition)system;
        var forecast = Enumerable
            .Range(0, system.Periods)
            .Select(period => Forecast ?? (int)Math.Round(inventory.Demand.Mean(period)));
        return new Controller(new RollingHorizon(inventory, [.. forecast], Lookahead));
    }

    /// <summary>The forecast.</summary>
    public double[] Parameters(int places) => [Forecast ?? 0];

    /// <inheritdoc/>
    public SupplyRuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            Forecast = (int)Math.Round(Math.Max(0, parameters[0])),
        };

    private sealed class Controller(RollingHorizon horizon) : ISupplyController
    {
        public void BeginEpisode(EpisodeSeed seed) { }

        public void Decide(SupplySystem system, Span<double> orders) => horizon.Plan((InventorySystem)system, orders);
    }
}
