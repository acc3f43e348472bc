namespace ProcessChain;

/// <summary>
/// What a unit on hand at each stocking node of a network counts, so that factories with a yield lose nothing of the count: what they ship
/// counts as much as what they use up.
/// </summary>
internal static class NetworkWeights
{
    private const double Tolerance = 1e-9;

    /// <summary>The weights, 1 where all yields are; null where ways from one node to another lose different parts.</summary>
    public static double[]? Of(NetworkTopology shape)
    {
        var weights = new double[shape.StockingNodes.Length];
        foreach (var node in Enumerable.Range(0, weights.Length).OrderBy(node => shape.Markets[node].Length == 0))
        {
            if (weights[node] == 0)
                Spread(shape, node, weights);
        }
        return InnerLinks(shape).All(link => IsKept(shape, link, weights)) ? weights : null;
    }

    /// <summary>A node's units count 1 each; those of all nodes that it is connected with follow.</summary>
    private static void Spread(NetworkTopology shape, int start, double[] weights)
    {
        weights[start] = 1;
        var next = new Queue<int>([start]);
        while (next.TryDequeue(out var node))
        {
            foreach (var link in InnerLinks(shape))
            {
                var (supplier, receiver) = (shape.Suppliers[link], shape.Receivers[link]);
                if (supplier == node && weights[receiver] == 0)
                    weights[receiver] = weights[node] / shape.Yields[node];
                else if (receiver == node && weights[supplier] == 0)
                    weights[supplier] = weights[node] * shape.Yields[supplier];
                else
                    continue;
                next.Enqueue(supplier == node ? receiver : supplier);
            }
        }
    }

    private static bool IsKept(NetworkTopology shape, int link, double[] weights)
    {
        var received = weights[shape.Receivers[link]];
        var used = weights[shape.Suppliers[link]] / shape.Yields[shape.Suppliers[link]];
        return Math.Abs(received - used) <= Tolerance * used;
    }

    private static IEnumerable<int> InnerLinks(NetworkTopology shape) =>
        shape.PlaceLinks.Where(link => shape.Suppliers[link] != NetworkTopology.Outside);
}
