namespace ProcessChain;

/// <summary>What keeps a network from being trained on through its model.</summary>
internal static class NetworkFaults
{
    /// <summary>In its links, and its size.</summary>
    /// <param name="network">The network.</param>
    /// <param name="kind">Of the controller.</param>
    public static IEnumerable<Fault> Of(NetworkDefinition network, string kind)
    {
        if (network.Links.Any(link => link.OrderCost is > 0))
            yield return new("kind", "needs links without orderCost: it learns along derivatives.");
        var nodes = (long)network.StockNames.Count;
        var needed = ((nodes * nodes) + network.OrderLinks.Sum(link => 10L + link.LeadTime!.Value)) * network.Periods;
        if (needed * Tape.Width > RelaxedDefinition.MostNumbers)
            yield return new(
                "kind",
                $"is {kind}, which would keep {needed * Tape.Width} numbers of all periods, nodes and places; at most {RelaxedDefinition.MostNumbers} are allowed."
            );
    }

    /// <summary>In its laws of demand.</summary>
    public static IEnumerable<Fault> OfDemand(NetworkDefinition network)
    {
        if (network.Demands.Any(law => law.Least < 0))
            yield return new("kind", "is for demand that is never negative.");
    }
}
