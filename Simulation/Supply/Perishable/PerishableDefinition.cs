namespace ProcessChain;

/// <summary>
/// One perishable item under periodic review with lost sales, whose customers take the oldest units (FIFO) or the newest ones
/// (LIFO) (Haijema &amp; Minner, "Improved ordering of perishables: the value of stock-age information", International Journal of
/// Production Economics 209, 2019). The goal is the average cost of a period.
/// </summary>
/// <remarks>
/// Events of a period t: an order is placed; that of t − L, with the lead time 0 this one, is on hand; demand that takes the
/// oldest units is served, then demand that takes the newest, and what is not on hand is lost; what is left of the units in their
/// last period outdates, unless all is sold. The cost is that of the order, h for each unit left, o for each that outdates, p for
/// each of demand lost.
/// </remarks>
[Kind("perishable")]
public sealed record PerishableDefinition : SupplyDefinition, IFiniteSystem
{
    private const int Longest = 100;

    /// <summary>m: periods in which a unit can be sold, from its receipt on.</summary>
    [Source("Haijema & Minner 2019: from 2 to 5")]
    [Range(1, Longest, Unit = "periods")]
    public int Life { get; init; } = 3;

    /// <summary>L: periods from an order to its receipt; 0: at once.</summary>
    [Source("DynaPlex, perishable systems: 0, 1 and 2")]
    [Range(0, Longest, Unit = "periods")]
    public int LeadTime { get; init; } = 1;

    /// <summary>f: the share of demand that takes the oldest units; the rest takes the newest.</summary>
    [Source("DynaPlex, perishable systems: 0, 0.5 and 1")]
    [Range(0, 1)]
    public double FifoShare { get; init; } = 0.5;

    /// <summary>o: the cost of a unit that outdates.</summary>
    [Source("DynaPlex, perishable systems")]
    [Range(0, Limits.Money)]
    public double OutdatingCost { get; init; } = 100;

    /// <summary>p: the cost of a unit of demand that is lost.</summary>
    [Source("DynaPlex, perishable systems")]
    [Range(0, Limits.Money)]
    public double ShortageCost { get; init; } = 100;

    /// <summary>h: the cost of a unit that demand leaves on hand, one that outdates included.</summary>
    [Source("DynaPlex, perishable systems")]
    [Range(0, Limits.Money)]
    public double HoldingCost { get; init; }

    /// <summary>c: the cost of a unit ordered.</summary>
    [Source("DynaPlex, perishable systems")]
    [Range(0, Limits.Money)]
    public double OrderCost { get; init; }

    /// <summary>
    /// What is demanded in a period in all. Where both ages are asked for, each of them demands by the law <c>twoMoments</c>, fitted
    /// to its share of this law's mean and variance, independently of the other.
    /// </summary>
    [Source("DynaPlex, perishable systems: mean 4, deviation 2, 3 and 4")]
    public DemandDefinition Demand { get; init; } = new TwoMomentDemand { Mean = 4, Deviation = 2 };

    /// <summary>
    /// The most units on hand and outstanding: more is not ordered. Left out: the least n with
    /// P(demand of m + L + 1 periods ≤ n) &gt; p / (p + o).
    /// </summary>
    [Source("DynaPlex, perishable systems")]
    [Range(1, Limits.Units, Unit = "units")]
    public int? LargestPosition { get; init; }

    /// <summary>
    /// Units before the first order, oldest first, on hand and then outstanding: none, or m + L − 1 numbers.
    /// </summary>
    [Assumed("empty; the start does not matter in the long run")]
    [Range(0, Limits.Units, Unit = "units")]
    public Several<int> InitialStock { get; init; } = new();

    /// <inheritdoc/>
    public override Goal Goal => new("costPerPeriod", "cost/period", "money per period", Minimise: true);

    /// <inheritdoc/>
    public override Horizon Horizon => Horizon.CutOff();

    /// <inheritdoc/>
    public override IReadOnlyList<ObservationPart> Observations =>
        [new("state", [.. Enumerable.Range(0, Ages).Select(Observed)])];

    /// <inheritdoc/>
    public override int Orders => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> PlaceNames => ["item"];

    /// <inheritdoc/>
    public override IReadOnlyList<string> StockNames => ["item"];

    /// <summary>Those who take the oldest units, and those who take the newest.</summary>
    public override int Markets => 2;

    /// <summary>m + L − 1: into how many ages units on hand and outstanding fall before an order.</summary>
    internal int Ages => Life + LeadTime - 1;

    /// <inheritdoc/>
    protected override IReadOnlyList<FlowColumn> Details =>
        [
            .. ColumnsOf("accepted", "units ordered within the largest position", StockNames),
            .. ColumnsOf("sold", "units sold", StockNames),
            .. ColumnsOf("lost", "units of demand lost", StockNames),
            .. ColumnsOf("outdated", "units outdated", StockNames),
        ];

    /// <inheritdoc/>
    internal override SystemDrawing Drawing =>
        new(
            $"one item that keeps for {SystemDrawing.Wait(Life)}, unmet demand is lost",
            [
                new("supplier", "", IsOutside: true),
                new("item"),
                .. Customers.Select(customer => new DrawnPlace(customer, "", IsOutside: true)),
            ],
            [
                new(0, 1, SystemDrawing.Wait(LeadTime)),
                .. Customers.Select((_, customer) => new DrawnLink(1, 2 + customer, SystemDrawing.Wait(0))),
            ]
        );

    private IReadOnlyList<string> Customers =>
        FifoShare switch
        {
            1 => ["customer of the oldest"],
            0 => ["customer of the newest"],
            _ => ["customer of the oldest", "customer of the newest"],
        };

    /// <inheritdoc/>
    public override DemandDefinition DemandOf(int market)
    {
        var share = market == 0 ? FifoShare : 1 - FifoShare;
        return share switch
        {
            1 => Demand,
            0 => new IntegersDemand { High = 0 },
            _ => TwoMomentDemand.ShareOf((DistributedDemand)Demand, share),
        };
    }

    /// <inheritdoc/>
    public override double Capacity(int place) => LargestPosition ?? Limit.Units;

    /// <inheritdoc/>
    internal override double UsefulPosition => Capacity(0);

    /// <inheritdoc/>
    public override SupplySystem Create(int periods) => new PerishableSystem(this, periods);

    /// <inheritdoc/>
    public override IEnumerable<Fault> ValidateBranching() => ValidateFutures();

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate()
    {
        var faults = Ranges.Check(this).Concat(ValidateSizes()).ToList();
        var demand = ValidateDemand(Demand, periods: null).ToList();
        foreach (var fault in faults.Concat(demand.Select(fault => fault.Below("demand"))))
            yield return fault;
        if (faults.Count > 0 || demand.Count > 0)
            yield break;
        if (FifoShare is > 0 and < 1 && Demand is not DistributedDemand)
            yield return new(
                "fifoShare",
                $"is {FifoShare}, which needs demand of one law in all periods; else 0 and 1 are allowed."
            );
        else if (Enumerable.Range(0, Markets).SelectMany(market => DemandOf(market).Validate()).Any())
            yield return new(
                "fifoShare",
                $"is {FifoShare}; no law of whole units has that share of the demand's mean and variance."
            );
        else if (LargestPosition is null && (Demand is not DistributedDemand || !Limit.IsKnown))
            yield return new(
                "largestPosition",
                "is missing; it is needed where it does not follow from few units of one law in all periods."
            );
    }

    /// <inheritdoc/>
    public IEnumerable<Fault> ValidateFinite() =>
        Demand is DistributedDemand
            ? []
            : [new("system.demand", "is not of one distribution in all periods, which an optimum needs.")];

    /// <inheritdoc/>
    public FiniteModel CreateFinite() => new PerishableModel(this);

    private double Critical => ShortageCost / (ShortageCost + OutdatingCost);

    private PositionLimit Limit =>
        new(
            [.. Enumerable.Range(0, Markets).Select(market => (PeriodDemand)DemandOf(market))],
            Life + LeadTime + 1,
            Critical
        );

    private ObservedNumber Observed(int age)
    {
        var name = age < Life ? $"on hand, {age + 1} periods left" : $"received in {age - Life + 1} periods";
        return new(name, "units", 0, float.PositiveInfinity);
    }

    private IEnumerable<Fault> ValidateSizes()
    {
        if (Life == 1 && LeadTime == 0)
            yield return new("life", "is 1; with the lead time 0 at least 2 is needed.");
        if (InitialStock.Count > 0 && InitialStock.Count != Ages)
            yield return new(
                "initialStock",
                $"has {InitialStock.Count} values; none, or life + leadTime - 1 = {Ages}, are allowed."
            );
    }
}
