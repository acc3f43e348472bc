namespace ProcessChain;

/// <summary>
/// One item whose level is set before demand is seen; h for each unit left, p for each unit short (Arrow, Harris &amp; Marschak 1951).
/// With backorders and a lead time of L periods it is the base-stock level, for the demand of L + 1 periods where orders are placed
/// before the demand of a period, of L where they are placed after it.
/// </summary>
/// <remarks>Snyder &amp; Shen, Fundamentals of Supply Chain Theory, 2nd edition, section 4.3.</remarks>
internal static class Newsvendor
{
    /// <summary>The optimal level, units: the least S with P(D ≤ S) ≥ p / (p + h).</summary>
    /// <param name="demand">By period.</param>
    /// <param name="periods">Periods whose demand is to be met together.</param>
    /// <param name="holdingCost">h, money per unit.</param>
    /// <param name="shortageCost">p, money per unit; h + p is above 0.</param>
    public static double Level(LeadTimeDemand demand, int periods, double holdingCost, double shortageCost) =>
        demand.Quantile(shortageCost / (shortageCost + holdingCost), periods);

    /// <summary>The expected cost of a level, h E[(S − D)⁺] + p E[(D − S)⁺].</summary>
    /// <param name="demand">By period.</param>
    /// <param name="periods">Periods whose demand is to be met together.</param>
    /// <param name="level">S, units.</param>
    /// <param name="holdingCost">h, money per unit.</param>
    /// <param name="shortageCost">p, money per unit.</param>
    public static double Cost(
        LeadTimeDemand demand,
        int periods,
        double level,
        double holdingCost,
        double shortageCost
    ) =>
        (holdingCost * (level - (demand.MeanPerPeriod * periods)))
        + ((holdingCost + shortageCost) * demand.Shortage(level, periods));
}
