namespace ProcessChain;

/// <summary>
/// One item under periodic review with lost sales and a lead time (Karlin &amp; Scarf 1958; the instances of Zipkin, "Old and new
/// methods for lost-sales inventory systems", Operations Research 56(5), 2008). The goal is the average cost of a period.
/// </summary>
/// <remarks>
/// Events of a period t: the order of t − L is received; q ≥ 0 units are ordered; the customer demands, and what is not on
/// hand is lost; the cost is h for each unit left and p for each unit lost.
/// </remarks>
[Kind("lostSales")]
public sealed record LostSalesDefinition : SupplyDefinition, IFiniteSystem
{
    private const int LongestLeadTime = 1000;

    /// <summary>L: periods from an order to its receipt.</summary>
    [Source("Zipkin 2008, section 5: lead times from 1 to 4")]
    [Range(1, LongestLeadTime, Unit = "periods")]
    public int LeadTime { get; init; } = 2;

    /// <summary>h: the cost of a unit on hand at the end of a period.</summary>
    [Source("Zipkin 2008, section 5")]
    [Range(0, Limits.Money)]
    public double HoldingCost { get; init; } = 1;

    /// <summary>p: the cost of a unit of demand that is lost.</summary>
    [Source("Zipkin 2008, section 5: 4, 9, 19 and 39")]
    [Range(0, Limits.Money)]
    public double ShortageCost { get; init; } = 4;

    /// <summary>What the customer demands.</summary>
    [Source("Zipkin 2008, section 5: Poisson or geometric with mean 5")]
    public DemandDefinition Demand { get; init; } = new PoissonDemand { Mean = 5 };

    /// <summary>Units on hand before the first receipt.</summary>
    [Assumed("empty; the start does not matter in the long run")]
    [Range(0, Limits.Units, Unit = "units")]
    public int InitialStock { get; init; }

    /// <summary>Units that are received in period 0, 1, …: none, or one number for each period of the lead time.</summary>
    [Assumed("empty; the start does not matter in the long run")]
    [Range(0, Limits.Units, Unit = "units")]
    public Several<int> InitialPipeline { get; init; } = new();

    /// <summary>
    /// The largest order from which controllers choose. Left out: the least n with P(D ≤ n) &gt; p / (p + h), which no optimal
    /// order exceeds (Zipkin 2008). Larger orders of rules are carried out all the same.
    /// </summary>
    [Range(1, Limits.Units, Unit = "units")]
    public int? LargestOrder { get; init; }

    /// <inheritdoc/>
    public override Goal Goal => new("costPerPeriod", "cost/period", "money per period", Minimise: true);

    /// <inheritdoc/>
    public override Horizon Horizon => Horizon.CutOff();

    /// <inheritdoc/>
    public override IReadOnlyList<ObservationPart> Observations =>
        [StockAhead.Observed(new("on hand", "units", 0, float.PositiveInfinity), LeadTime)];

    /// <inheritdoc/>
    public override int Orders => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> PlaceNames => ["item"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> StockNames => ["item"];

    /// <inheritdoc/>
    public override int Markets => 1;

    /// <inheritdoc/>
    protected override IReadOnlyList<FlowColumn> Details =>
        [.. ColumnsOf("sold", "units sold", StockNames), .. ColumnsOf("lost", "units of demand lost", StockNames)];

    /// <inheritdoc/>
    internal override SystemDrawing Drawing =>
        SystemDrawing.Line(
            "one item, unmet demand is lost",
            [new("supplier", "", IsOutside: true), new("item"), new("customer", "", IsOutside: true)],
            [LeadTime, 0]
        );

    /// <inheritdoc/>
    public override DemandDefinition DemandOf(int market) => Demand;

    /// <inheritdoc/>
    public override double Capacity(int place) =>
        LargestOrder ?? Math.Max(1, ((PeriodDemand)Demand).Fractile(CriticalRatio));

    /// <inheritdoc/>
    /// <remarks>
    /// The newsvendor's level for the demand of a lead time and a period: above it the last unit lies in stock so often that its holding
    /// costs more than the sales that it can save (Zipkin, "Old and new methods for lost-sales inventory systems", Operations Research
    /// 56(5), 2008).
    /// </remarks>
    internal override double UsefulPosition =>
        Demand is DistributedDemand law
        && new PositionLimit([law], LeadTime + 1, CriticalRatio) is { IsKnown: true } limit
            ? limit.Units
            : (LeadTime + 1) * Capacity(0);

    /// <summary>How likely a period's demand is met by the newsvendor: p / (p + h).</summary>
    internal double CriticalRatio => ShortageCost / (ShortageCost + HoldingCost);

    /// <inheritdoc/>
    public override SupplySystem Create(int periods) => new LostSalesSystem(this, periods);

    /// <inheritdoc/>
    public override IEnumerable<Fault> ValidateBranching() => ValidateFutures();

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate() =>
        [.. Ranges.Check(this), .. SingleItem.Validate(Demand, LargestOrder, InitialPipeline, LeadTime)];

    /// <inheritdoc/>
    public IEnumerable<Fault> ValidateFinite()
    {
        if (Demand is not DistributedDemand)
            yield return new("system.demand", "is not of one distribution in all periods, which an optimum needs.");
        if (!(HoldingCost > 0))
            yield return new("system.holdingCost", "is 0; above 0 is needed for an optimum.");
    }

    /// <inheritdoc/>
    public FiniteModel CreateFinite() => new LostSalesModel(this);
}
