namespace ProcessChain;

/// <summary>What a period of NetworkManagement earns at each stocking node, with OR-Gym's order of operations.</summary>
internal sealed class NetworkMoney
{
    private readonly NetworkTopology shape;
    private readonly double[] prices;
    private readonly double[] pipelineCosts;
    private readonly double[] shortageCosts;
    private readonly double[] holdingCosts;
    private readonly double[] unitOperatingCosts;
    private readonly double[] discounts;
    private readonly double[] terms;

    public NetworkMoney(NetworkDefinition definition, NetworkTopology shape)
    {
        this.shape = shape;
        prices = Array.ConvertAll(shape.Links, link => link.Price);
        pipelineCosts = Array.ConvertAll(shape.PlaceLinks, link => shape.Links[link].PipelineHoldingCost ?? 0);
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
    /// <param name="period">From 0.</param>
    /// <param name="node">The stocking node.</param>
    /// <param name="flows">Those of the period, and the stocks after it.</param>
    public double Profit(int period, int node, NetworkFlows flows)
    {
        var sold = flows.Sold[period];
        var sales = SumOf(shape.Outgoing[node], prices, sold);
        var purchases = Purchases(node, flows.Shipped[period]);
        var operating = unitOperatingCosts[node] * SumOf(shape.Outgoing[node], sold);
        var holding =
            (holdingCosts[node] * flows.OnHand[period + 1][node])
            + SumOf(shape.Incoming[node], pipelineCosts, flows.InTransit[period + 1]);
        return discounts[period] * (sales - purchases - operating - holding - Shortage(node, flows.Unfilled[period]));
    }

    private double Purchases(int node, ReadOnlySpan<double> shipped)
    {
        var places = shape.Incoming[node];
        for (var i = 0; i < places.Length; i++)
            terms[i] = prices[shape.PlaceLinks[places[i]]] * shipped[places[i]];
        return NumpySum.Of(terms.AsSpan(0, places.Length));
    }

    private double Shortage(int node, ReadOnlySpan<double> unfilled)
    {
        var count = 0;
        for (var market = 0; market < unfilled.Length; market++)
        {
            if (shape.Suppliers[shape.MarketLinks[market]] == node)
                terms[count++] = shortageCosts[market] * unfilled[market];
        }
        return NumpySum.Of(terms.AsSpan(0, count));
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
