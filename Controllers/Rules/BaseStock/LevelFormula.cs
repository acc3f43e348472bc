namespace ProcessChain;

/// <summary>
/// Levels that follow from the definition alone: enough for the expected demand until an order of the next period could be
/// sold to the customer, and a safety beyond it; never more than what is still expected before the episode ends.
/// </summary>
internal static class LevelFormula
{
    /// <summary>Safety, periods of demand: the best of quarter periods for OR-Gym's defaults, with backlog and with lost sales.</summary>
    public const double Safety = 1.5;

    /// <summary>
    /// Periods from an order in each place until its units can be sold to the customer: all lead times down the chain, and
    /// one period for each stage on the way, because what arrives is shipped on in the next period.
    /// </summary>
    public static int[] EchelonLeads(InventoryDefinition definition)
    {
        var leads = new int[definition.Orders];
        for (var place = 0; place < leads.Length; place++)
            leads[place] = definition.LeadTime[place] + (place > 0 ? leads[place - 1] + 1 : 0);
        return leads;
    }

    /// <summary>The expected demand of the next min(echelon lead time + safety, N − n) periods.</summary>
    /// <returns><c>[period · places + place]</c>, units.</returns>
    public static double[] Levels(InventoryDefinition definition, double safety)
    {
        var means = MeansOf(definition);
        var levels =
            from period in Enumerable.Range(0, definition.Periods)
            from lead in EchelonLeads(definition)
            select Expected(means, period, lead + safety);
        return [.. levels];
    }

    /// <summary>The expected demand from a period on, for so many periods, the last of them in part, or until the end.</summary>
    private static double Expected(double[] means, int first, double periods)
    {
        var sum = 0.0;
        for (var period = first; period < means.Length && periods > 0; period++, periods--)
            sum += Math.Min(1, periods) * means[period];
        return sum;
    }

    /// <summary>The expected demand of each period; where a law does not tell that, of an average period.</summary>
    private static double[] MeansOf(InventoryDefinition definition) =>
        definition.Demand is PeriodDemand law
            ? [.. Enumerable.Range(0, definition.Periods).Select(law.MeanOf)]
            : [.. Enumerable.Repeat(definition.Demand.MeanPerPeriod(definition.Periods), definition.Periods)];
}
