namespace ProcessChain;

/// <summary>What systems of one item have in common whose orders arrive after a lead time.</summary>
internal static class SingleItem
{
    /// <summary>Everything that is wrong with the demand, the largest order, and the units that are received in the first periods.</summary>
    public static IEnumerable<Fault> Validate(
        DemandDefinition demand,
        int? largestOrder,
        Several<int> initialPipeline,
        int leadTime
    ) =>
        [
            .. StockAhead.Check(initialPipeline, leadTime),
            .. SystemDefinition.ValidateDemand(demand, periods: null).Select(fault => fault.Below("demand")),
            .. largestOrder is null && demand is not PeriodDemand
                ? [new Fault("largestOrder", "is missing; it is needed where demand is not of independent periods.")]
                : (Fault[])[],
        ];
}
