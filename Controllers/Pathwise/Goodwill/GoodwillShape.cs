namespace ProcessChain;

/// <summary>A network with one market as a policy through its model sees it.</summary>
internal sealed class GoodwillShape
{
    public GoodwillShape(GoodwillNetworkDefinition definition)
    {
        Definition = definition;
        Network = new NetworkTopology(definition.Network);
        Purchasers = Array.ConvertAll(Network.PlaceLinks, link => Network.Receivers[link]);
        Suppliers = Array.ConvertAll(Network.PlaceLinks, link => Network.Suppliers[link]);
        Echelons = [.. Enumerable.Range(0, Nodes).Select(node => Network.Downstream(node).ToArray())];
        Retailer = Network.Suppliers[Network.MarketLinks[0]];
        var ways = Enumerable.Range(0, Nodes).Select(WayFrom).ToArray();
        var lasting = Purchasers.Index().Select(p => Network.LeadTimes[p.Index] + ways[p.Item]).ToArray();
        Horizons = [.. lasting.Distinct().Order()];
        HorizonOf = Array.ConvertAll(lasting, horizon => Array.IndexOf(Horizons, horizon));
        LongestLead = [.. Network.Incoming.Select(into => into.Max(place => Network.LeadTimes[place]))];
    }

    /// <summary>What it was made from.</summary>
    public GoodwillNetworkDefinition Definition { get; }

    /// <summary>The network in numbers.</summary>
    public NetworkTopology Network { get; }

    /// <summary>Stocking nodes.</summary>
    public int Nodes => Network.StockingNodes.Length;

    /// <summary>Places in which units are ordered.</summary>
    public int Places => Network.PlaceLinks.Length;

    /// <summary>T.</summary>
    public int Periods => Definition.Periods;

    /// <summary>Who orders in each place.</summary>
    public int[] Purchasers { get; }

    /// <summary>Who ships to each place.</summary>
    public int[] Suppliers { get; }

    /// <summary>Each node with those that it supplies, directly or not.</summary>
    public int[][] Echelons { get; }

    /// <summary>The node that sells to the market.</summary>
    public int Retailer { get; }

    /// <summary>Periods from an order to the market, those that occur.</summary>
    public int[] Horizons { get; }

    /// <summary>Which of the <see cref="Horizons"/> is that of each place: the lead time and the shortest way on from there.</summary>
    public int[] HorizonOf { get; }

    /// <summary>The longest lead time of each node's orders.</summary>
    public int[] LongestLead { get; }

    /// <summary>The periods from one on, up to a horizon and the end of the episode, the first and the last included.</summary>
    public int PeriodsTo(int period, int horizon) => Math.Min(Horizons[horizon] + 1, Periods - period);

    private int WayFrom(int node)
    {
        if (Network.Markets[node].Length > 0)
            return 0;
        return Enumerable
            .Range(0, Places)
            .Where(place => Suppliers[place] == node)
            .Min(place => Network.LeadTimes[place] + WayFrom(Purchasers[place]));
    }
}
