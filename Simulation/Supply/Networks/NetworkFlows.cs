namespace ProcessChain;

/// <summary>The stocks and flows of a network, period by period; OR-Gym's letters in brackets.</summary>
/// <param name="periods">Periods of an episode.</param>
/// <param name="shape">The network.</param>
internal sealed class NetworkFlows(int periods, NetworkTopology shape)
{
    /// <summary>[X] On hand at the stocking nodes at the start of a period.</summary>
    public PeriodRows OnHand { get; } = new(periods + 1, shape.StockingNodes.Length);

    /// <summary>[Y] Under way on each place at the start of a period.</summary>
    public PeriodRows InTransit { get; } = new(periods + 1, shape.PlaceLinks.Length);

    /// <summary>[R] Shipped on each place.</summary>
    public PeriodRows Shipped { get; } = new(periods, shape.PlaceLinks.Length);

    /// <summary>[S] Shipped on each link.</summary>
    public PeriodRows Sold { get; } = new(periods, shape.Links.Length);

    /// <summary>[U] What each market demanded and did not get by the end of a period.</summary>
    public PeriodRows Unfilled { get; } = new(periods, shape.MarketLinks.Length);

    /// <summary>[P] The discounted profits of the stocking nodes.</summary>
    public PeriodRows Profits { get; } = new(periods, shape.StockingNodes.Length);
}
