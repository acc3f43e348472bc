namespace ProcessChain;

/// <summary>
/// A network in numbers. Its stocking nodes (all but markets and raw material), its places (links on which units are
/// ordered), its markets (links to them) and its links are each counted from 0, in the order of the definition.
/// </summary>
internal sealed class NetworkTopology
{
    /// <summary>Instead of a stocking node: raw material where it supplies, a market where it receives.</summary>
    public const int Outside = -1;

    public NetworkTopology(NetworkDefinition definition)
    {
        StockingNodes =
        [
            .. definition.Nodes.Where(node =>
                definition.TypeOf(node.Key) is not (NodeType.Market or NodeType.RawMaterial)
            ),
        ];
        var numbers = StockingNodes
            .Index()
            .ToDictionary(node => node.Item.Key, node => node.Index, StringComparer.Ordinal);
        int NumberOf(string name) => numbers.GetValueOrDefault(name, Outside);
        Links = [.. definition.Links];
        Suppliers = Array.ConvertAll(Links, link => NumberOf(link.From));
        Receivers = Array.ConvertAll(Links, link => NumberOf(link.To));
        PlaceLinks = LinksWhere(link => link.Demand is null);
        MarketLinks = LinksWhere(link => link.Demand is not null);
        LeadTimes = Array.ConvertAll(PlaceLinks, link => Links[link].LeadTime!.Value);
        Capacities = Array.ConvertAll(StockingNodes, node => node.Value.Capacity ?? double.PositiveInfinity);
        Yields = Array.ConvertAll(StockingNodes, node => node.Value.Yield ?? 1);
        Outgoing = IndicesBy(Suppliers);
        Incoming = IndicesBy(Array.ConvertAll(PlaceLinks, link => Receivers[link]));
        Markets = IndicesBy(Array.ConvertAll(MarketLinks, link => Suppliers[link]));
    }

    /// <summary>The stocking nodes and their names.</summary>
    public KeyValuePair<string, NetworkNode>[] StockingNodes { get; }

    /// <summary>All links.</summary>
    public NetworkLink[] Links { get; }

    /// <summary>The stocking node that supplies each link.</summary>
    public int[] Suppliers { get; }

    /// <summary>The stocking node that each link leads to.</summary>
    public int[] Receivers { get; }

    /// <summary>The link of each place.</summary>
    public int[] PlaceLinks { get; }

    /// <summary>The link of each market.</summary>
    public int[] MarketLinks { get; }

    /// <summary>Periods from shipment to arrival on each place.</summary>
    public int[] LeadTimes { get; }

    /// <summary>The most units that each stocking node makes in a period; infinite where nothing limits it.</summary>
    public double[] Capacities { get; }

    /// <summary>Units that each stocking node ships of one unit of its stock.</summary>
    public double[] Yields { get; }

    /// <summary>The links that each stocking node supplies.</summary>
    public int[][] Outgoing { get; }

    /// <summary>The places in which each stocking node orders.</summary>
    public int[][] Incoming { get; }

    /// <summary>The markets that each stocking node supplies.</summary>
    public int[][] Markets { get; }

    /// <summary>A stocking node and all that it supplies, directly or not.</summary>
    public SortedSet<int> Downstream(int node)
    {
        SortedSet<int> found = [node];
        var next = new Queue<int>(found);
        while (next.TryDequeue(out var supplier))
        {
            foreach (var receiver in Outgoing[supplier].Select(link => Receivers[link]))
            {
                if (receiver != Outside && found.Add(receiver))
                    next.Enqueue(receiver);
            }
        }
        return found;
    }

    private int[] LinksWhere(Predicate<NetworkLink> isMeant) =>
        [.. Links.Index().Where(link => isMeant(link.Item)).Select(link => link.Index)];

    /// <summary>For each stocking node the places in a list where it stands.</summary>
    private int[][] IndicesBy(int[] nodes) =>
        [
            .. StockingNodes.Select(
                (_, node) => nodes.Index().Where(entry => entry.Item == node).Select(entry => entry.Index).ToArray()
            ),
        ];
}
