namespace ProcessChain;

/// <summary>
/// One item under periodic review with two suppliers and full backlog: an expedited one that delivers at once and is dearer,
/// and a regular one with a lead time (Veeraraghavan &amp; Scheller-Wolf, "Now or later: a simple policy for effective dual
/// sourcing in capacitated systems", Operations Research 56(4), 2008). The goal is the average cost of a period.
/// </summary>
/// <remarks>
/// Events of a period t: the regular order of t − l is received; an expedited order, of use at once, and a regular one are
/// placed together; the customer demands, and what is not on hand is owed; the cost is that of both orders, h for each unit
/// left and b for each unit owed.
/// </remarks>
[Kind("dualSourcing")]
public sealed record DualSourcingDefinition : SupplyDefinition, IFiniteSystem
{
    private const int LongestLeadTime = 1000;

    /// <summary>What is rarer is not provided for by a single order where a law of demand has no largest value.</summary>
    private const double Rare = 1e-4;

    /// <summary>l: periods from a regular order to its receipt.</summary>
    [Source("Gijsbrechts et al., MSOM 24(3), 2022: 2, 3 and 4")]
    [Range(1, LongestLeadTime, Unit = "periods")]
    public int RegularLeadTime { get; init; } = 2;

    /// <summary>The cost of a unit ordered from the regular supplier.</summary>
    [Source("Veeraraghavan & Scheller-Wolf 2008: only the difference of the two matters")]
    [Range(0, Limits.Money)]
    public double RegularCost { get; init; }

    /// <summary>The cost of a unit ordered from the expedited supplier.</summary>
    [Source("Gijsbrechts et al. 2022: 5, 10 and 20 more than the regular one")]
    [Range(0, Limits.Money)]
    public double ExpeditedCost { get; init; } = 20;

    /// <summary>h: the cost of a unit on hand at the end of a period.</summary>
    [Source("Gijsbrechts et al. 2022")]
    [Range(0, Limits.Money)]
    public double HoldingCost { get; init; } = 5;

    /// <summary>b: the cost of a unit that is owed at the end of a period.</summary>
    [Source("Gijsbrechts et al. 2022: 95 and 495")]
    [Range(0, Limits.Money)]
    public double BacklogCost { get; init; } = 495;

    /// <summary>What the customer demands.</summary>
    [Source("Gijsbrechts et al. 2022: uniform from 0 to 4, or from 0 to 8")]
    public DemandDefinition Demand { get; init; } = new IntegersDemand { High = 4 };

    /// <summary>Units on hand before the first receipt; below 0: units owed.</summary>
    [Assumed("empty; the start does not matter in the long run")]
    [Range(-Limits.Units, Limits.Units, Unit = "units")]
    public int InitialStock { get; init; }

    /// <summary>Units that are received in period 0, 1, …: none, or one number for each period of the lead time.</summary>
    [Assumed("empty; the start does not matter in the long run")]
    [Range(0, Limits.Units, Unit = "units")]
    public Several<int> InitialPipeline { get; init; } = new();

    /// <summary>
    /// The largest order, from either supplier, from which controllers choose. Left out: the largest demand of a period, or that
    /// which is exceeded once in 10 000 periods. Larger orders of rules are carried out all the same.
    /// </summary>
    [Range(1, Limits.Units, Unit = "units")]
    public int? LargestOrder { get; init; }

    /// <inheritdoc/>
    public override Goal Goal => new("costPerPeriod", "cost/period", "money per period", Minimise: true);

    /// <inheritdoc/>
    public override Horizon Horizon => Horizon.CutOff();

    /// <inheritdoc/>
    public override IReadOnlyList<ObservationPart> Observations =>
        [
            StockAhead.Observed(
                new("net inventory", "units", float.NegativeInfinity, float.PositiveInfinity),
                RegularLeadTime
            ),
        ];

    /// <inheritdoc/>
    public override int Orders => 2;

    /// <inheritdoc/>
    public override IReadOnlyList<string> PlaceNames => ["expedited", "regular"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> StockNames => ["item"];

    /// <inheritdoc/>
    public override int Markets => 1;

    /// <inheritdoc/>
    protected override IReadOnlyList<FlowColumn> Details =>
        [.. ColumnsOf("sold", "units sold", StockNames), .. ColumnsOf("owed", "units owed at the end", StockNames)];

    /// <inheritdoc/>
    internal override SystemDrawing Drawing =>
        new(
            "one item with two suppliers",
            [
                new("regular supplier", "", IsOutside: true),
                new("expedited supplier", "", IsOutside: true),
                new("item"),
                new("customer", "", IsOutside: true),
            ],
            [
                new(0, 2, SystemDrawing.Wait(RegularLeadTime)),
                new(1, 2, SystemDrawing.Wait(0)),
                new(2, 3, SystemDrawing.Wait(0)),
            ]
        );

    /// <inheritdoc/>
    public override DemandDefinition DemandOf(int market) => Demand;

    /// <inheritdoc/>
    public override double Capacity(int place) =>
        LargestOrder ?? Math.Max(1, ((PeriodDemand)Demand).Fractile(1 - Rare));

    /// <inheritdoc/>
    internal override double UsefulPosition => (RegularLeadTime + 1) * Capacity(1);

    /// <inheritdoc/>
    public override SupplySystem Create(int periods) => new DualSourcingSystem(this, periods);

    /// <inheritdoc/>
    public override IEnumerable<Fault> ValidateBranching() => ValidateFutures();

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate() =>
        [.. Ranges.Check(this), .. SingleItem.Validate(Demand, LargestOrder, InitialPipeline, RegularLeadTime)];

    /// <inheritdoc/>
    public IEnumerable<Fault> ValidateFinite()
    {
        if (Demand is not DistributedDemand)
            yield return new("system.demand", "is not of one distribution in all periods, which an optimum needs.");
        if (!(HoldingCost > 0))
            yield return new("system.holdingCost", "is 0; above 0 is needed for an optimum.");
        if (!(BacklogCost > ExpeditedCost))
            yield return new("system.backlogCost", "is not above expeditedCost, as is needed for an optimum.");
        if (!(ExpeditedCost >= RegularCost))
            yield return new("system.expeditedCost", "is below regularCost; at least that is needed for an optimum.");
    }

    /// <inheritdoc/>
    public FiniteModel CreateFinite() => new DualSourcingModel(this);
}
