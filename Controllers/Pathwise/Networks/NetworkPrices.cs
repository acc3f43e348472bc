namespace ProcessChain;

/// <summary>What a period earns in all: what nodes pay to each other cancels.</summary>
internal sealed class NetworkPrices(ModelledNetwork shape)
{
    private readonly double[] discounts = shape.Definition.DiscountFactors();
    private readonly NetworkLink[] sales = Array.ConvertAll(
        shape.Network.MarketLinks,
        link => shape.Network.Links[link]
    );
    private readonly double[] costs =
    [
        .. shape.Network.PlaceLinks.Select(
            (link, place) =>
                shape.Suppliers[place] == NetworkTopology.Outside
                    ? shape.Network.Links[link].Price
                    : OperatingCost(shape, shape.Suppliers[place])
        ),
    ];

    /// <summary>Sales less material, operating, holding and shortage costs, discounted.</summary>
    public T Earn<T>(int period, ReadOnlySpan<T> orders, T[] sold, T[] unfilled, T[] stock, T[] underWay)
        where T : struct, IScalar<T>
    {
        var earned = T.Of(0);
        for (var market = 0; market < sold.Length; market++)
        {
            earned += sold[market] * (sales[market].Price - OperatingCost(shape, shape.Sellers[market]));
            earned -= unfilled[market] * (sales[market].ShortageCost ?? 0);
        }
        for (var place = 0; place < orders.Length; place++)
        {
            earned -= orders[place] * costs[place];
            earned -= underWay[place] * (shape.Network.Links[shape.Network.PlaceLinks[place]].PipelineHoldingCost ?? 0);
        }
        for (var node = 0; node < stock.Length; node++)
            earned -= stock[node] * (shape.Network.StockingNodes[node].Value.HoldingCost ?? 0);
        return earned * discounts[period];
    }

    private static double OperatingCost(ModelledNetwork shape, int node) =>
        (shape.Network.StockingNodes[node].Value.OperatingCost ?? 0) / shape.Network.Yields[node];
}
