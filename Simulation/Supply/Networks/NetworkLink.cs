namespace ProcessChain;

/// <summary>
/// A way that goods take: to a purchaser that orders them, or (with <see cref="Demand"/>) to a market that demands them.
/// </summary>
public sealed record NetworkLink
{
    /// <summary>The name of the supplier.</summary>
    public required string From { get; init; }

    /// <summary>The name of the purchaser or market.</summary>
    public required string To { get; init; }

    /// <summary>
    /// L: periods from shipment to arrival; 0 to 10 000; needed except to markets. With 0, units arrive in the period in
    /// which they are shipped: in time for its demand, but not to be shipped on in it.
    /// </summary>
    [Range(0, OrGymDefinition.MostPeriods, Unit = "periods")]
    public int? LeadTime { get; init; }

    /// <summary>p: what the receiver pays for a unit when it is shipped.</summary>
    [Range(0, Limits.Money)]
    public required double Price { get; init; }

    /// <summary>g: the cost for the purchaser of a unit under way at the end of a period; 0 where it is left out. Not to markets.</summary>
    [Range(0, Limits.Money)]
    public double? PipelineHoldingCost { get; init; }

    /// <summary>K: the cost for the purchaser of a period in which anything is shipped; 0 where it is left out. Not to markets.</summary>
    [Range(0, Limits.Money)]
    public double? OrderCost { get; init; }

    /// <summary>What the market demands; exactly the links to markets have it.</summary>
    public DemandDefinition? Demand { get; init; }

    /// <summary>b: the penalty for a unit of a market's demand that is not met at the end of a period, lost or carried on; 0 where it is left out.</summary>
    [Range(0, Limits.Money)]
    public double? ShortageCost { get; init; }
}
