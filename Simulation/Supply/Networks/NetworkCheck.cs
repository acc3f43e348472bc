using System.Text.Json;

namespace ProcessChain;

/// <summary>Finds everything that is wrong with a network.</summary>
internal sealed class NetworkCheck(NetworkDefinition network)
{
    private const int MostNodes = 1000;
    private const int MostLinks = 1000;

    /// <summary>All faults; those of the nodes where the links lead from node to node, those of the ways where the nodes are sound.</summary>
    public IEnumerable<Fault> Faults()
    {
        var faults = Sizes().Concat(Ends()).ToList();
        if (faults.Count == 0)
            faults.AddRange(network.Nodes.SelectMany(node => OfNode(node.Key, node.Value)));
        if (faults.Count == 0)
            faults.AddRange(Ways());
        return faults.Concat(network.Links.SelectMany((link, i) => OfLink(link).Select(f => f.Below($"links[{i}]"))));
    }

    private IEnumerable<Fault> Sizes()
    {
        if (network.Nodes.Count > MostNodes)
            yield return new("nodes", $"has {network.Nodes.Count} nodes; {MostNodes} are allowed.");
        if (network.Links.Count > MostLinks)
            yield return new("links", $"has {network.Links.Count} links; {MostLinks} are allowed.");
        if (network.Links.Count == 0)
            yield return new("links", "is empty; links from raw material to a market are needed.");
    }

    /// <summary>Whether each link leads from one node to another, and no two links do the same.</summary>
    private IEnumerable<Fault> Ends()
    {
        var known = new HashSet<(string, string)>();
        foreach (var (i, link) in network.Links.Index())
        {
            foreach (var (key, name) in new[] { ("from", link.From), ("to", link.To) })
            {
                if (!network.Nodes.Contains(name))
                    yield return new(
                        $"links[{i}].{key}",
                        $"is {name}, which is no node; {NearWord.Advice(name, network.Nodes.Names)}"
                    )
                    {
                        Named = "nodes",
                    };
            }
            if (IsSame(link.From, link.To))
                yield return new(
                    $"links[{i}].to",
                    $"is {link.To}, from where the link begins; another node is needed."
                );
            if (!known.Add((link.From, link.To)))
                yield return new(
                    $"links[{i}]",
                    $"leads from {link.From} to {link.To}, as a link above does; one link is allowed."
                );
        }
    }

    private IEnumerable<Fault> OfNode(string name, NetworkNode node)
    {
        var key = $"nodes.{name}";
        if (!network.Links.Any(link => IsSame(link.From, name) || IsSame(link.To, name)))
            return [new(key, "has no link; one to or from it is needed.")];
        var type = network.TypeOf(name);
        var faults = type is NodeType.Market or NodeType.RawMaterial ? Foreign(node, type) : OfStock(node, type);
        return Contradiction(node, type).Concat(faults).Select(fault => fault.Below(key));
    }

    private static IEnumerable<Fault> Contradiction(NetworkNode node, NodeType type)
    {
        if (node.Type is NodeType.Factory && type is NodeType.Distributor or NodeType.Retailer)
            yield return new("capacity", "is missing: a factory needs one.");
        else if (node.Type is { } given && given != type)
            yield return new("type", $"is {Word(given)}, but by its links and keys the node is a {Word(type)}.");
    }

    /// <summary>Markets and raw material hold no stock.</summary>
    private static IEnumerable<Fault> Foreign(NetworkNode node, NodeType type)
    {
        var reason =
            type == NodeType.Market
                ? "no link leads from this node, so it is a market, which has no such key."
                : "no link leads to this node, so it is raw material without limit, which has no such key.";
        return Given(node).Where(entry => entry.Value is not null).Select(entry => new Fault(entry.Key, reason));
    }

    private static IEnumerable<Fault> OfStock(NetworkNode node, NodeType type)
    {
        foreach (var fault in Ranges.Check(node))
            yield return fault;
        if (type == NodeType.Factory || node.Type == NodeType.Factory)
            yield break;
        foreach (var key in Given(node).Where(e => e is { Key: "operatingCost" or "yield", Value: not null }))
            yield return new(key.Key, $"belongs to factories; the node has no capacity, so it is a {Word(type)}.");
    }

    private static (string Key, double? Value)[] Given(NetworkNode node) =>
        [
            ("initialInventory", node.InitialInventory),
            ("holdingCost", node.HoldingCost),
            ("capacity", node.Capacity),
            ("operatingCost", node.OperatingCost),
            ("yield", node.Yield),
        ];

    private IEnumerable<Fault> OfLink(NetworkLink link) =>
        Ranges.Check(link).Concat(link.Demand is { } demand ? OfSale(link, demand) : OfOrder(link));

    private IEnumerable<Fault> OfSale(NetworkLink link, DemandDefinition demand)
    {
        if (network.Nodes.Contains(link.To) && network.Links.Any(other => IsSame(other.From, link.To)))
            yield return new("demand", $"is given, but {link.To} is no market: links lead from it.");
        if (network.Nodes.Contains(link.From) && !network.Links.Any(other => IsSame(other.To, link.From)))
            yield return new(
                "from",
                $"is {link.From}, which is raw material; a market needs a retailer that holds stock."
            );
        if (link.LeadTime is not null)
            yield return new("leadTime", "is given, but a link with demand has none: markets are supplied at once.");
        if (link.PipelineHoldingCost is not null)
            yield return new("pipelineHoldingCost", "is given, but on a link with demand no units are under way.");
        if (link.OrderCost is not null)
            yield return new("orderCost", "is given, but markets order at no cost.");
        foreach (var fault in SupplyDefinition.ValidateDemand(demand, network.Periods, network.NegativeDemand))
            yield return fault.Below("demand");
    }

    private IEnumerable<Fault> OfOrder(NetworkLink link)
    {
        if (network.Nodes.Contains(link.To) && !network.Links.Any(other => IsSame(other.From, link.To)))
            yield return new("demand", $"is missing: no link leads from {link.To}, so it is a market.");
        else if (link.LeadTime is null)
            yield return new("leadTime", "is missing.");
        if (link.ShortageCost is not null)
            yield return new("shortageCost", "is given, but only the demand of markets is penalised.");
    }

    /// <summary>Whether raw material can reach every node, and every node some market.</summary>
    private IEnumerable<Fault> Ways()
    {
        var supplied = Reached(NodeType.RawMaterial, link => link.From, link => link.To);
        var useful = Reached(NodeType.Market, link => link.To, link => link.From);
        foreach (var name in network.Nodes.Names)
        {
            if (!supplied.Contains(name))
                yield return new($"nodes.{name}", "can never be supplied: no way leads to it from raw material.");
            if (!useful.Contains(name))
                yield return new($"nodes.{name}", "is of no use: no way leads from it to a market.");
        }
    }

    private HashSet<string> Reached(NodeType type, Func<NetworkLink, string> start, Func<NetworkLink, string> end)
    {
        var reached = new HashSet<string>(
            network.Nodes.Names.Where(name => network.TypeOf(name) == type),
            StringComparer.Ordinal
        );
        var next = new Queue<string>(reached);
        while (next.TryDequeue(out var name))
        {
            foreach (var link in network.Links.Where(link => IsSame(start(link), name)))
            {
                if (reached.Add(end(link)))
                    next.Enqueue(end(link));
            }
        }
        return reached;
    }

    private static bool IsSame(string a, string b) => string.Equals(a, b, StringComparison.Ordinal);

    private static string Word(NodeType type) => JsonNamingPolicy.CamelCase.ConvertName($"{type}");
}
