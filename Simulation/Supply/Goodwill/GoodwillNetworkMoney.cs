namespace ProcessChain;

/// <summary>What a period earns at each stocking node, with gym-invmgmt's order of operations.</summary>
internal sealed class GoodwillNetworkMoney
{
    private readonly NetworkTopology shape;
    private readonly double[] holdingCosts;
    private readonly double[] unitOperatingCosts;
    private readonly double[] discounts;
    private readonly int[] rows;
    private readonly double[] profits;

    public GoodwillNetworkMoney(GoodwillNetworkDefinition definition, NetworkTopology shape)
    {
        this.shape = shape;
        holdingCosts = Array.ConvertAll(shape.StockingNodes, node => node.Value.HoldingCost ?? 0);
        unitOperatingCosts = Array.ConvertAll(
            shape.StockingNodes,
            node => (node.Value.OperatingCost ?? 0) / (node.Value.Yield ?? 1)
        );
        discounts = definition.DiscountFactors();
        var names = definition.Nodes.Names.ToList();
        rows = Array.ConvertAll(shape.StockingNodes, node => names.IndexOf(node.Key));
        profits = new double[names.Count];
    }

    /// <summary>Writes the profits of the stocking nodes, and returns their sum, as numpy adds up a table of all nodes.</summary>
    public double Earn(int period, GoodwillNetworkFlows flows)
    {
        var own = flows.Profits[period];
        for (var node = 0; node < own.Length; node++)
        {
            own[node] = discounts[period] * Profit(period, node, flows);
            profits[rows[node]] = own[node];
        }
        return NumpySum.Of(profits);
    }

    /// <summary>Sales less purchases, operating, holding, shortage and order costs, before the discount.</summary>
    private double Profit(int period, int node, GoodwillNetworkFlows flows)
    {
        var (sales, made) = Sales(node, flows.Sold[period]);
        var operating = unitOperatingCosts[node] * made;
        var holding = holdingCosts[node] * flows.OnHand[period + 1][node];
        var (purchases, ordering, shortage) = (0.0, 0.0, 0.0);
        foreach (var place in shape.Incoming[node])
        {
            var link = shape.Links[shape.PlaceLinks[place]];
            var shipped = flows.Shipped[period][place];
            purchases += link.Price * shipped;
            ordering += shipped > 0 ? link.OrderCost ?? 0 : 0;
            holding += (link.PipelineHoldingCost ?? 0) * flows.InTransit[period + 1][place];
        }
        foreach (var market in shape.Markets[node])
            shortage += (shape.Links[shape.MarketLinks[market]].ShortageCost ?? 0) * flows.Unfilled[period][market];
        return sales - purchases - operating - holding - shortage - ordering;
    }

    private (double Money, double Units) Sales(int node, ReadOnlySpan<double> sold)
    {
        var (money, units) = (0.0, 0.0);
        foreach (var link in shape.Outgoing[node])
        {
            money += shape.Links[link].Price * sold[link];
            units += sold[link];
        }
        return (money, units);
    }
}
