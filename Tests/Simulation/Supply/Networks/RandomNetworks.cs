namespace ProcessChain.Tests;

/// <summary>Networks of five layers, each node of which has a supplier in the layer before it and a receiver in the one after it.</summary>
internal static class RandomNetworks
{
    public static NetworkDefinition Of(RandomStream random)
    {
        var layers = new[] { "raw", "factory", "distributor", "retailer", "market" }
            .Select(layer => Enumerable.Range(0, random.Next(1, 4)).Select(i => $"{layer}{i}").ToList())
            .ToList();
        var links = layers.Zip(layers.Skip(1)).SelectMany(pair => Between(pair.First, pair.Second, random)).ToList();
        return new NetworkDefinition
        {
            Periods = random.Next(1, 40),
            Discount = 0.5 + (random.NextDouble() / 2),
            Backlog = random.Next(2) == 0,
            Nodes = new(
                layers.SelectMany(layer => layer).Select(name => KeyValuePair.Create(name, Node(name, random)))
            ),
            Links = new(links),
        };
    }

    /// <summary>Orders around the given size; some are fractions, some negative.</summary>
    public static double[] Orders(NetworkDefinition network, double size, RandomStream random) =>
        [.. Enumerable.Range(0, network.Orders).Select(_ => (random.NextDouble() - 0.1) * size)];

    private static IEnumerable<NetworkLink> Between(List<string> suppliers, List<string> receivers, RandomStream random)
    {
        var pairs = new SortedSet<(int, int)>();
        for (var i = 0; i < Math.Max(suppliers.Count, receivers.Count); i++)
            pairs.Add((i % suppliers.Count, i % receivers.Count));
        for (var i = random.Next(4); i > 0; i--)
            pairs.Add((random.Next(suppliers.Count), random.Next(receivers.Count)));
        return pairs.Select(pair => Link(suppliers[pair.Item1], receivers[pair.Item2], random));
    }

    private static NetworkLink Link(string from, string to, RandomStream random)
    {
        var link = new NetworkLink
        {
            From = from,
            To = to,
            Price = random.NextDouble() * 3,
        };
        return to.StartsWith("market", StringComparison.Ordinal)
            ? link with
            {
                ShortageCost = random.NextDouble(),
                Demand = new PoissonDemand { Mean = random.NextDouble() * 25 },
            }
            : link with
            {
                LeadTime = random.Next(6),
                PipelineHoldingCost = random.NextDouble() / 50,
            };
    }

    private static NetworkNode Node(string name, RandomStream random)
    {
        if (name.StartsWith("raw", StringComparison.Ordinal) || name.StartsWith("market", StringComparison.Ordinal))
            return new NetworkNode();
        var node = new NetworkNode { InitialInventory = random.Next(100), HoldingCost = random.NextDouble() / 20 };
        return name.StartsWith("factory", StringComparison.Ordinal)
            ? node with
            {
                Capacity = random.Next(5, 60),
                OperatingCost = random.NextDouble() / 50,
                Yield = random.Next(2) == 0 ? 1 : 0.3 + (0.7 * random.NextDouble()),
            }
            : node;
    }
}
