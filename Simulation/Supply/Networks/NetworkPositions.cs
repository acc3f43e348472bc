namespace ProcessChain;

/// <summary>What purchasers and suppliers of a network have at the start of a period.</summary>
internal sealed class NetworkPositions(NetworkTopology shape)
{
    private readonly int[][] echelons =
    [
        .. Enumerable.Range(0, shape.StockingNodes.Length).Select(node => shape.Downstream(node).ToArray()),
    ];

    /// <summary>The stocking node that orders in a place.</summary>
    public int Purchaser(int place) => shape.Receivers[shape.PlaceLinks[place]];

    /// <summary>The most units that the supplier of a place can ship; infinite for raw material.</summary>
    public double MostServed(OrGymView view, int place)
    {
        var supplier = shape.Suppliers[shape.PlaceLinks[place]];
        return supplier == NetworkTopology.Outside
            ? double.PositiveInfinity
            : Math.Max(0, Math.Min(shape.Capacities[supplier], shape.Yields[supplier] * view.Stock(supplier)));
    }

    /// <summary>On hand and under way at a node and at all nodes it supplies, directly or not, less what their markets are owed.</summary>
    public double Echelon(OrGymView view, int node)
    {
        var echelon = echelons[node];
        var position = 0.0;
        foreach (var member in echelon)
        {
            position += view.Stock(member);
            foreach (var into in shape.Incoming[member])
                position += view.InTransit(view.Period)[into];
        }
        for (var market = 0; market < shape.MarketLinks.Length; market++)
        {
            if (Array.BinarySearch(echelon, shape.Suppliers[shape.MarketLinks[market]]) >= 0)
                position -= view.Owed(market);
        }
        return position;
    }
}
