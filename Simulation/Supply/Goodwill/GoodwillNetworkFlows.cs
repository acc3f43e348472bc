namespace ProcessChain;

/// <summary>The flows of a network whose customers remember; units demanded are by market.</summary>
internal sealed class GoodwillNetworkFlows(int periods, NetworkTopology shape)
    : OrGymFlows(
        periods,
        shape.StockingNodes.Length,
        shape.PlaceLinks.Length,
        shape.Links.Length,
        shape.MarketLinks.Length
    )
{
    /// <summary>[D] What the markets demand.</summary>
    public PeriodRows Demanded { get; } = new(periods, shape.MarketLinks.Length);

    /// <summary>[s] By how much goodwill multiplies the mean demand.</summary>
    public double[] Goodwill { get; } = new double[periods];

    /// <summary>[P] The discounted profits of the stocking nodes.</summary>
    public PeriodRows Profits { get; } = new(periods, shape.StockingNodes.Length);
}
