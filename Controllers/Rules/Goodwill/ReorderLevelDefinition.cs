namespace ProcessChain;

/// <summary>
/// gym-invmgmt's (s, S): a node whose position is below what is enough for its lead time with 95 % orders up to an economic order
/// quantity above that, as if an order cost ten times the holding cost of a unit, a factory's ten times its operating cost.
/// </summary>
[Kind("sS", For = typeof(GoodwillNetworkDefinition))]
internal sealed record ReorderLevelDefinition : NodeLevelDefinition
{
    private const double Quantile95 = 1.6448536269514722;
    private const double OrderCostInUnits = 10;

    public override double Missing(StockingNode node, DemandOutlook outlook, GoodwillNetworkView view)
    {
        var demand = outlook.Over(view, node.LeadTime + 1);
        var low = demand.Mean + (Quantile95 * demand.Deviation);
        var position = node.Position(view);
        return position < low ? low + Quantity(node, outlook.Rate(view), demand.Mean) - position : 0;
    }

    /// <summary>The economic order quantity; where nothing is demanded or holding costs nothing, the lead time's demand.</summary>
    private static double Quantity(StockingNode node, double rate, double leadTimeDemand)
    {
        if (rate <= 0 || node.HoldingCost <= 0)
            return leadTimeDemand;
        var orderCost = OrderCostInUnits * (node.OperatingCost ?? node.HoldingCost);
        return Math.Sqrt(2 * rate * orderCost / node.HoldingCost);
    }
}
