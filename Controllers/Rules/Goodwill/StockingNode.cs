namespace ProcessChain;

/// <summary>What the rules for a network whose customers remember need to know of a node that holds stock.</summary>
internal sealed class StockingNode
{
    private const double DelayWeight = 0.1;
    private const double LeastMargin = 0.5;
    private const double LeastEchelonCost = 0.01;

    private readonly NetworkTopology shape;
    private readonly int number;

    private StockingNode(NetworkTopology shape, int number)
    {
        (this.shape, this.number) = (shape, number);
        Places = shape.Incoming[number];
        LeadTime = Places.Max(place => shape.LeadTimes[place]);
        var weights = Array.ConvertAll(
            Places,
            place => 1 / (1 + LinkOf(place).Price + (DelayWeight * shape.LeadTimes[place]))
        );
        Shares = Array.ConvertAll(weights, weight => weight / weights.Sum());
    }

    /// <summary>Its number among the stocking nodes.</summary>
    public int Number => number;

    /// <summary>The places in which it orders.</summary>
    public int[] Places { get; }

    /// <summary>The part of its orders that each place gets: more, the cheaper and the faster.</summary>
    public double[] Shares { get; }

    /// <summary>The longest lead time of its orders.</summary>
    public int LeadTime { get; }

    /// <summary>Whether it sells to a market.</summary>
    public bool IsRetailer => shape.Markets[number].Length > 0;

    /// <summary>I0: units on hand at the start.</summary>
    public double InitialInventory => Node.InitialInventory ?? 0;

    /// <summary>h: the cost of a unit on hand.</summary>
    public double HoldingCost => Node.HoldingCost ?? 0;

    /// <summary>o: what a factory spends on a unit; null where it is none.</summary>
    public double? OperatingCost => Node.Capacity is null ? null : Node.OperatingCost ?? 0;

    /// <summary>What a unit short costs: the market's penalty, or the margin between the dearest sale and the cheapest purchase.</summary>
    public double ShortageCost =>
        IsRetailer
            ? shape.Markets[number].Max(market => shape.Links[shape.MarketLinks[market]].ShortageCost ?? 0)
            : Math.Max(
                LeastMargin,
                shape.Outgoing[number].Max(link => shape.Links[link].Price) - Places.Min(place => LinkOf(place).Price)
            );

    /// <summary>What a unit costs more here than at those it supplies.</summary>
    public double EchelonHoldingCost =>
        Math.Max(
            LeastEchelonCost,
            HoldingCost - Receivers.Sum(receiver => shape.StockingNodes[receiver].Value.HoldingCost ?? 0)
        );

    /// <summary>The longest way from here to a market, periods.</summary>
    public int WayToMarket => WayFrom(number);

    private NetworkNode Node => shape.StockingNodes[number].Value;

    private IEnumerable<int> Receivers =>
        shape.Outgoing[number].Select(link => shape.Receivers[link]).Where(node => node != NetworkTopology.Outside);

    /// <summary>All nodes of a network that hold stock.</summary>
    public static StockingNode[] Of(GoodwillNetworkDefinition definition)
    {
        var network = new NetworkTopology(definition.Network);
        return
        [
            .. Enumerable.Range(0, network.StockingNodes.Length).Select(number => new StockingNode(network, number)),
        ];
    }

    /// <summary>On hand and under way to it, less what its markets are owed.</summary>
    public double Position(GoodwillNetworkView view)
    {
        var underWay = 0.0;
        foreach (var place in Places)
            underWay += view.InTransit(view.Period)[place];
        var position = view.Stock(number) + underWay;
        foreach (var market in shape.Markets[number])
            position -= view.Owed(market);
        return position;
    }

    private NetworkLink LinkOf(int place) => shape.Links[shape.PlaceLinks[place]];

    private int WayFrom(int node) =>
        shape
            .PlaceLinks.Index()
            .Where(place => shape.Suppliers[place.Item] == node)
            .Select(place => shape.LeadTimes[place.Index] + WayFrom(shape.Receivers[place.Item]))
            .DefaultIfEmpty(0)
            .Max();
}
