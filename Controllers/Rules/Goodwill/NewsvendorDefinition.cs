using MathNet.Numerics.Distributions;

namespace ProcessChain;

/// <summary>
/// gym-invmgmt's Newsvendor: each node orders up to what is enough for its lead time with the probability b / (b + h), with normal
/// demand.
/// </summary>
[Kind("newsvendor", For = typeof(GoodwillNetworkDefinition))]
internal record NewsvendorDefinition : NodeLevelDefinition
{
    public override double Missing(StockingNode node, DemandOutlook outlook, GoodwillNetworkView view) =>
        outlook.Over(view, node.LeadTime + 1).LevelAt(Quantile(node, node.HoldingCost)) - node.Position(view);

    /// <summary>The quantile of the standard normal distribution that belongs to a node's costs.</summary>
    private protected static double Quantile(StockingNode node, double holdingCost) =>
        Normal.InvCDF(0, 1, node.ShortageCost / (node.ShortageCost + holdingCost));
}

/// <summary>gym-invmgmt's ExpSmoothing: Newsvendor with demand forecast by Holt's exponential smoothing.</summary>
[Kind("expSmoothing", For = typeof(GoodwillNetworkDefinition))]
internal sealed record ExpSmoothingDefinition : NewsvendorDefinition
{
    private protected override DemandOutlook OutlookOn(StockingNode[] nodes) => new SmoothedDemand(nodes, Informed);
}

/// <summary>
/// gym-invmgmt's EchelonApprox: Newsvendor with echelon positions, the lead time to the market, and the holding costs that a node adds.
/// </summary>
[Kind("echelonApprox", For = typeof(GoodwillNetworkDefinition))]
internal sealed record EchelonApproxDefinition : NewsvendorDefinition
{
    public override double Missing(StockingNode node, DemandOutlook outlook, GoodwillNetworkView view) =>
        outlook.Over(view, node.LeadTime + node.WayToMarket + 1).LevelAt(Quantile(node, node.EchelonHoldingCost))
        - view.EchelonPosition(node.Places[0]);
}
