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
    )
    {
        foreach (var fault in StockAhead.Check(initialPipeline, leadTime))
            yield return fault;
        foreach (var fault in SystemDefinition.ValidateDemand(demand, periods: null))
            yield return fault.Below("demand");
        if (largestOrder is null && demand is not PeriodDemand)
            yield return new("largestOrder", "is missing; it is needed where demand is not of independent periods.");
    }
}
