namespace ProcessChain;

/// <summary>The optimum of a serial system by theory (<see cref="ClarkScarf"/>), where theory applies.</summary>
internal static class SerialOptimum
{
    private const int LongestLeadTimes = 1000;
    private const int MostUnits = 100_000;

    /// <summary>Why theory does not apply to a system.</summary>
    public static IEnumerable<Fault> Validate(SerialDefinition system)
    {
        var places = Enumerable.Range(0, system.Stages).ToList();
        if (places.SkipLast(1).Any(place => system.OrderLeadTime[place] > 0))
            yield return new(
                "system.orderLeadTime",
                "of a stage but the last is not 0; theory knows orders at once only."
            );
        if (places.Skip(1).Any(place => system.HoldingCost[place] > system.HoldingCost[place - 1]))
            yield return new("system.holdingCost", "rises from a stage to the next; theory needs costs that do not.");
        if (!(system.StockoutCostOf(0) > 0) || places.Skip(1).Any(place => system.StockoutCostOf(place) > 0))
            yield return new("system.stockoutCost", "is not above 0 at stage 1 alone, as theory needs it.");
        if (places.Sum(system.LeadTime) > LongestLeadTimes)
            yield return new("system.shipmentLeadTime", $"is more than {LongestLeadTimes} periods in all.");
        if (LawOf(system.Demand) is null)
            yield return new("system.demand", "is not of one known distribution in all periods, as theory needs it.");
        else if (system.Demand.MeanPerPeriod(1) > MostUnits)
            yield return new("system.demand", $"is more than {MostUnits} units a period on average.");
    }

    /// <summary>Optimal echelon base-stock levels, units, from stage 1, and their cost per period.</summary>
    /// <param name="system">One to which theory applies.</param>
    public static (double[] Levels, double Cost) Solve(SerialDefinition system)
    {
        var model = ModelOf(system);
        var (levels, cost) = ClarkScarf.Solve(model);
        var underWay = Enumerable
            .Range(1, system.Stages - 1)
            .Sum(place => system.TransitCostOf(place) * system.ShipmentLeadTime[place - 1]);
        return (levels, cost - model.TransitCost + (underWay * model.Demand.MeanPerPeriod));
    }

    private static SerialModel ModelOf(SerialDefinition system) =>
        new()
        {
            EchelonHoldingCosts = SerialModel.ToEchelon(system.HoldingCost.For(system.Stages)),
            LeadTimes = [.. Enumerable.Range(0, system.Stages).Select(system.LeadTime)],
            BackorderCost = system.StockoutCostOf(0),
            Demand = LawOf(system.Demand)!,
        };

    private static DiscreteLeadTimeDemand? LawOf(DemandDefinition demand) =>
        demand switch
        {
            DistributedDemand law => DiscreteLeadTimeDemand.Of(law),
            DistributionDemand law => Listed(law.Probabilities()),
            _ => null,
        };

    private static DiscreteLeadTimeDemand Listed(IReadOnlyList<double> probabilities) =>
        new() { Quantities = new(Enumerable.Range(0, probabilities.Count)), Probabilities = new(probabilities) };
}
