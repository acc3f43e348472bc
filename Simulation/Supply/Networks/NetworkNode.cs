namespace ProcessChain;

/// <summary>A place in a supply network. What does not belong to its type is left out.</summary>
public sealed record NetworkNode
{
    /// <summary>
    /// What the node is; left out, it follows from the rest: without outgoing links a market, without incoming ones raw
    /// material, with a capacity a factory, with a market among its purchasers a retailer, else a distributor.
    /// </summary>
    internal NodeType? Type { get; init; }

    /// <summary>I0: units on hand before the first period; 0 to a million, 0 where it is left out. Not of markets and raw material.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public double? InitialInventory { get; init; }

    /// <summary>h: the cost of a unit on hand at the end of a period; 0 where it is left out. Not of markets and raw material.</summary>
    [Range(0, Limits.Money)]
    public double? HoldingCost { get; init; }

    /// <summary>C: the most units that a factory makes in a period. Above 0, at most a million.</summary>
    [Range(0, Limits.Units, AboveLeast = true, Unit = "units")]
    public double? Capacity { get; init; }

    /// <summary>o: what a factory spends on each unit of material that it uses up; 0 where it is left out.</summary>
    [Range(0, Limits.Money)]
    public double? OperatingCost { get; init; }

    /// <summary>v: units that a factory makes of one unit of its stock, which is material; above 0, at most 1, 1 where it is left out.</summary>
    [Range(0, 1, AboveLeast = true)]
    public double? Yield { get; init; }
}

/// <summary>What a place in a supply network is.</summary>
internal enum NodeType
{
    /// <summary>Demands.</summary>
    Market,

    /// <summary>Keeps stock, and sells to markets.</summary>
    Retailer,

    /// <summary>Keeps stock, and passes it on.</summary>
    Distributor,

    /// <summary>Keeps stock of material, and makes what is ordered of it when it is shipped.</summary>
    Factory,

    /// <summary>Supplies without limit, and holds no stock.</summary>
    RawMaterial,
}
