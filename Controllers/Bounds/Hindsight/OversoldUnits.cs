namespace ProcessChain;

/// <summary>How far below 0 stocks, shipments and sales can come in a network that oversells, by stocking node.</summary>
/// <remarks>
/// A node with the stock S ≥ 0 ships at most min(C, S) on each of its k links to purchasers, so that it overdraws S by (k − 1) · C at
/// most; with S &lt; 0 it ships S on each, and is left with (k − 1) · |S|. Besides, its own suppliers may take back what they shipped
/// below 0. A node that sells to a market sells S where that is below 0, and begins the next period with nothing.
/// </remarks>
internal sealed class OversoldUnits
{
    /// <param name="shape">The network.</param>
    /// <param name="capacities">The most that each node ships to a purchaser in a period; infinite where nothing limits it.</param>
    public OversoldUnits(NetworkTopology shape, double[] capacities)
    {
        Overdrawn = [.. capacities.Select((most, node) => OverdrawnBy(PurchasersOf(shape, node), most))];
        (TakenBack, Returned) = (new double[capacities.Length], new double[capacities.Length]);
        // Along a circle of overdrawn nodes they would grow for ever.
        for (var pass = 0; pass <= capacities.Length; pass++)
            AreBounded = !Grow(shape);
        AreBounded &= Array.TrueForAll(Overdrawn, double.IsFinite);
        Total = Enumerable
            .Range(0, capacities.Length)
            .Sum(node =>
                Overdrawn[node]
                + (TakenBack[node] * PurchasersOf(shape, node))
                + (Returned[node] * shape.Markets[node].Length)
            );
    }

    /// <summary>By how much a node's shipments of a period exceed its stock.</summary>
    public double[] Overdrawn { get; }

    /// <summary>By how much its stock, and what it ships on each link, is below 0.</summary>
    public double[] TakenBack { get; }

    /// <summary>By how much its sales to each market are below 0.</summary>
    public double[] Returned { get; }

    /// <summary>All of them in a period, on all links.</summary>
    public double Total { get; }

    /// <summary>Whether they are bounded.</summary>
    public bool AreBounded { get; }

    /// <summary>How many purchasers a node has.</summary>
    public static int PurchasersOf(NetworkTopology shape, int node) =>
        shape.Outgoing[node].Length - shape.Markets[node].Length;

    private static double OverdrawnBy(int purchasers, double capacity) =>
        purchasers > 1 ? (purchasers - 1) * capacity : 0;

    private bool Grow(NetworkTopology shape)
    {
        var grown = false;
        for (var node = 0; node < Overdrawn.Length; node++)
        {
            var units = Overdrawn[node] + shape.Incoming[node].Sum(place => From(shape, place));
            var kept = shape.Markets[node].Length > 0 ? Returned : TakenBack;
            grown |= kept[node] != units;
            kept[node] = units;
        }
        return grown;
    }

    private double From(NetworkTopology shape, int place) =>
        shape.Suppliers[shape.PlaceLinks[place]] is not NetworkTopology.Outside and var supplier
            ? TakenBack[supplier]
            : 0;
}
