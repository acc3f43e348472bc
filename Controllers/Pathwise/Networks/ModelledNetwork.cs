namespace ProcessChain;

/// <summary>A network as a policy through its model sees it.</summary>
internal sealed class ModelledNetwork
{
    public ModelledNetwork(NetworkDefinition definition)
    {
        Definition = definition;
        Network = new NetworkTopology(definition);
        Purchasers = Array.ConvertAll(Network.PlaceLinks, link => Network.Receivers[link]);
        Suppliers = Array.ConvertAll(Network.PlaceLinks, link => Network.Suppliers[link]);
        Sellers = Array.ConvertAll(Network.MarketLinks, link => Network.Suppliers[link]);
        Echelons = [.. Enumerable.Range(0, Nodes).Select(node => Network.Downstream(node).ToArray())];
        var ways = WaysToMarkets();
        Outlook[] outlooks =
        [
            .. Purchasers.Select((node, place) => new Outlook(Network.LeadTimes[place] + ways[node], MarketsOf(node))),
        ];
        Outlooks = [.. outlooks.Distinct().OrderBy(outlook => outlook.Horizon)];
        MarketsAhead = Array.ConvertAll(Outlooks, outlook => outlook.Markets.ToArray());
        OutlookOf = Array.ConvertAll(outlooks, outlook => Array.IndexOf(Outlooks, outlook));
        LongestLead = [.. Network.Incoming.Select(into => into.Max(place => Network.LeadTimes[place]))];
    }

    /// <summary>What it was made from.</summary>
    public NetworkDefinition Definition { get; }

    /// <summary>The network in numbers.</summary>
    public NetworkTopology Network { get; }

    /// <summary>Stocking nodes.</summary>
    public int Nodes => Network.StockingNodes.Length;

    /// <summary>Places in which units are ordered.</summary>
    public int Places => Network.PlaceLinks.Length;

    /// <summary>Markets.</summary>
    public int Markets => Network.MarketLinks.Length;

    /// <summary>T.</summary>
    public int Periods => Definition.Periods;

    /// <summary>Who orders in each place.</summary>
    public int[] Purchasers { get; }

    /// <summary>Who ships to each place.</summary>
    public int[] Suppliers { get; }

    /// <summary>Who sells to each market.</summary>
    public int[] Sellers { get; }

    /// <summary>Each node with those that it supplies, directly or not.</summary>
    public int[][] Echelons { get; }

    /// <summary>The demand that units ordered can be for, those that occur, the soonest first.</summary>
    public Outlook[] Outlooks { get; }

    /// <summary>The markets of each of the <see cref="Outlooks"/>.</summary>
    public int[][] MarketsAhead { get; }

    /// <summary>Which of the <see cref="Outlooks"/> is that of each place: the lead time and the shortest way on from there.</summary>
    public int[] OutlookOf { get; }

    /// <summary>The longest lead time of each node's orders.</summary>
    public int[] LongestLead { get; }

    /// <summary>The periods from one on, up to an outlook's horizon and the end of the episode, the first and the last included.</summary>
    public int PeriodsTo(int period, int outlook) => Math.Min(Outlooks[outlook].Horizon + 1, Periods - period);

    /// <summary>Periods on the shortest way from each node to a market.</summary>
    private int[] WaysToMarkets()
    {
        var ways = Array.ConvertAll(Network.Markets, markets => markets.Length > 0 ? 0 : int.MaxValue);
        for (var pass = 0; pass < Nodes; pass++)
        {
            for (var place = 0; place < Places; place++)
            {
                if (
                    Suppliers[place] is not NetworkTopology.Outside and var supplier
                    && ways[Purchasers[place]] < int.MaxValue
                )
                    ways[supplier] = Math.Min(ways[supplier], Network.LeadTimes[place] + ways[Purchasers[place]]);
            }
        }
        return ways;
    }

    /// <summary>The markets that a node and those behind it sell to.</summary>
    private Several<int> MarketsOf(int node) =>
        new(Enumerable.Range(0, Markets).Where(market => Array.BinarySearch(Echelons[node], Sellers[market]) >= 0));
}

/// <summary>Demand to come.</summary>
/// <param name="Horizon">Periods from an order to a market.</param>
/// <param name="Markets">Whose.</param>
internal sealed record Outlook(int Horizon, Several<int> Markets);
