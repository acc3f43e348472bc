namespace ProcessChain;

/// <summary>What a period of NetworkManagement earns at each stocking node, with OR-Gym's order of operations.</summary>
internal sealed class NetworkMoney
{
    private readonly NetworkTopology shape;
    private readonly double[] prices;
    private readonly double[] costs;
    private readonly double[] pipelineCosts;
    private readonly double[] orderCosts;
    private readonly double[] shortageCosts;
    private readonly double[] holdingCosts;
    private readonly double[] unitOperatingCosts;
    private readonly double[] discounts;
    private readonly double[] terms;

    public NetworkMoney(NetworkDefinition definition, NetworkTopology shape)
    {
        this.shape = shape;
        prices = Array.ConvertAll(shape.Links, link => link.Price);
        costs = Array.ConvertAll(shape.PlaceLinks, link => prices[link]);
        pipelineCosts = Array.ConvertAll(shape.PlaceLinks, link => shape.Links[link].PipelineHoldingCost ?? 0);
        orderCosts = Array.ConvertAll(shape.PlaceLinks, link => shape.Links[link].OrderCost ?? 0);
        shortageCosts = Array.ConvertAll(shape.MarketLinks, link => shape.Links[link].ShortageCost ?? 0);
        holdingCosts = Array.ConvertAll(shape.StockingNodes, node => node.Value.HoldingCost ?? 0);
        unitOperatingCosts = Array.ConvertAll(
            shape.StockingNodes,
            node => (node.Value.OperatingCost ?? 0) / (node.Value.Yield ?? 1)
        );
        discounts = definition.DiscountFactors();
        terms = new double[shape.Links.Length];
    }

    /// <summary>The discounted profit of a stocking node: sales less purchases, operating, holding and shortage costs.</summary>
    public double Profit(int period, int node, NetworkFlows flows)
    {
        var sold = flows.Sold[period];
        var sales = SumOf(shape.Outgoing[node], prices, sold);
        var purchases = SumOf(shape.Incoming[node], costs, flows.Shipped[period]);
        var operating = unitOperatingCosts[node] * SumOf(shape.Outgoing[node], sold);
        var holding =
            (holdingCosts[node] * flows.OnHand[period + 1][node])
            + SumOf(shape.Incoming[node], pipelineCosts, flows.InTransit[period + 1]);
        var shortage = SumOf(shape.Markets[node], shortageCosts, flows.Unfilled[period]);
        var ordering = OrderCosts(shape.Incoming[node], flows.Shipped[period]);
        return discounts[period] * (sales - purchases - operating - holding - shortage - ordering);
    }

    private double OrderCosts(int[] places, ReadOnlySpan<double> shipped)
    {
        var sum = 0.0;
        foreach (var place in places)
        {
            if (shipped[place] > 0)
                sum += orderCosts[place];
        }
        return sum;
    }

    private double SumOf(int[] indices, double[] factors, ReadOnlySpan<double> units)
    {
        for (var i = 0; i < indices.Length; i++)
            terms[i] = factors[indices[i]] * units[indices[i]];
        return NumpySum.Of(terms.AsSpan(0, indices.Length));
    }

    private double SumOf(int[] indices, ReadOnlySpan<double> units)
    {
        for (var i = 0; i < indices.Length; i++)
            terms[i] = units[indices[i]];
        return NumpySum.Of(terms.AsSpan(0, indices.Length));
    }
}
