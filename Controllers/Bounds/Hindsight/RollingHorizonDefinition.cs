namespace ProcessChain;

/// <summary>
/// Plans in each period all periods that are left, as if the demand were as forecast, and orders what the plan orders
/// first: the rolling horizon of Hubbs et al. ("OR-Gym", arXiv:2008.06319), solved as a minimum cost flow.
/// </summary>
[Kind("rollingHorizon")]
public sealed record RollingHorizonDefinition : SupplyRuleDefinition, ITunable<SupplyRuleDefinition>
{
    /// <summary>Units that each period is expected to demand, 0 to a million; none: the mean of the period's demand, rounded.</summary>
    [Source("Hubbs et al. 2020: the mean")]
    public int? Forecast { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SupplyDefinition system)
    {
        foreach (var fault in SupplyLevels.CheckInventory(system, "rollingHorizon"))
            yield return fault;
        if (Forecast is < 0 or > Limits.Units)
            yield return new("forecast", $"is {Forecast}; 0 to {Limits.Units} are allowed.");
    }

    /// <inheritdoc/>
    public override ISupplyController Create(SupplyDefinition system)
    {
        var inventory = (InventoryDefinition)system;
        var forecast = Enumerable
            .Range(0, system.Periods)
            .Select(period => Forecast ?? (int)Math.Round(inventory.Demand.Mean(period)));
        return new Controller(new HindsightOptimum(inventory), [.. forecast]);
    }

    /// <summary>The forecast.</summary>
    public double[] Parameters(int places) => [Forecast ?? 0];

    /// <inheritdoc/>
    public SupplyRuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            Forecast = (int)Math.Round(Math.Max(0, parameters[0])),
        };

    private sealed class Controller(HindsightOptimum optimum, int[] forecast) : ISupplyController
    {
        public void BeginEpisode(EpisodeSeed seed) { }

        public void Decide(SupplySystem system, Span<double> orders)
        {
            optimum.Solve((InventorySystem)system, forecast);
            for (var place = 0; place < orders.Length; place++)
                orders[place] = optimum.Order(system.Period, place);
        }
    }
}
