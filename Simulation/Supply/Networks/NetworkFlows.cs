namespace ProcessChain;

/// <summary>The flows of a network: stocks are those of stocking nodes, sales those on all links, demands those of markets.</summary>
internal sealed class NetworkFlows(int periods, NetworkTopology shape)
    : OrGymFlows(
        periods,
        shape.StockingNodes.Length,
        shape.PlaceLinks.Length,
        shape.Links.Length,
        shape.MarketLinks.Length
    )
{
    /// <summary>[P] The discounted profits of the stocking nodes.</summary>
    public PeriodRows Profits { get; } = new(periods, shape.StockingNodes.Length);

    public override void CopyFrom(OrGymFlows other)
    {
        base.CopyFrom(other);
        Profits.CopyFrom(((NetworkFlows)other).Profits);
    }
}
