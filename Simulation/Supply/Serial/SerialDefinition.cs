namespace ProcessChain;

/// <summary>
/// Stages in series with full backlog (Clark &amp; Scarf 1960; the textbook system of Snyder &amp; Shen, "Fundamentals of Supply
/// Chain Theory", chapter 6): stage 1 serves the customer, each stage is supplied by the next one, and the last one by a source
/// without limit. The goal is the average cost of a period.
/// </summary>
/// <remarks>
/// Events of a period, as in stockpyl's simulation: the customer demands, and everybody knows what; from stage 1 upstream each
/// stage gets the orders that are due, and orders; from the last stage downstream each stage receives the shipments that are
/// due, and ships min(on hand, backlog and new orders); the cost is taken of what is on hand, owed and under way then. With lead
/// times of 0 orders and shipments arrive in the same period. An order of a stage in period t can serve the customer of t plus
/// its lead times; where the textbook orders before it knows the period's demand, stage 1 needs one period more here. Quantities
/// may be fractions of units.
/// </remarks>
[Kind("serial")]
public sealed record SerialDefinition : SupplyDefinition, ISeatedSystem
{
    private const int LongestLeadTime = 1000;

    /// <summary>
    /// The board game of MIT (Sterman 1989): 12 units in stock and 4 in every box, a customer who goes from 4 units to 8; 0.5 for a unit
    /// and week in stock, 1 for one owed; two weeks for an order, two for a shipment, three for the factory. Played for 36 weeks.
    /// </summary>
    public static SerialDefinition BeerGame { get; } =
        new()
        {
            Preset = "beerGame",
            ShipmentLeadTime = new(2, 2, 2, 3),
            OrderLeadTime = new(2, 2, 2, 0),
            HoldingCost = 0.5,
            TransitCost = 0,
            StockoutCost = new(1, 1, 1, 1),
            Demand = DemandLaw.Step(4, 8, 4),
            InitialStock = 12,
            InitialOrders = 4,
            InitialPipeline = new(new(4, 4), new(4, 4), new(4, 4), new(4, 4, 4)),
            StageNames = new("retailer", "wholesaler", "distributor", "factory"),
        };

    /// <summary>The first case of Oroojlooyjadid et al. (2022): uniform demand of 0 to 2, and only the retailer pays for what it owes.</summary>
    public static SerialDefinition BeerGameBasic { get; } =
        BeerGame with
        {
            Preset = "beerGameBasic",
            ShipmentLeadTime = new(2, 2, 2, 4),
            HoldingCost = 2,
            StockoutCost = new(2),
            Demand = DemandLaw.Integers(0, 2),
            InitialStock = 0,
            InitialOrders = 0,
            InitialPipeline = new(),
        };

    /// <summary>Oroojlooyjadid et al. (2022): uniform demand of 0 to 8.</summary>
    public static SerialDefinition BeerGameUniform { get; } =
        BeerGame with
        {
            Preset = "beerGameUniform",
            Demand = DemandLaw.Integers(0, 8),
        };

    /// <summary>Oroojlooyjadid et al. (2022): demand from a normal distribution with mean 10 and deviation 2, rounded.</summary>
    public static SerialDefinition BeerGameNormal { get; } =
        BeerGame with
        {
            Preset = "beerGameNormal",
            HoldingCost = new(1, 0.75, 0.5, 0.25),
            StockoutCost = new(10),
            Demand = DemandLaw.Distribution("Normal", ("mean", 10), ("stddev", 2)),
            InitialStock = 10,
            InitialOrders = 10,
            InitialPipeline = new(new(10, 10), new(10, 10), new(10, 10), new(10, 10, 10)),
        };

    /// <summary>The preset that this definition began with; empty where none was chosen.</summary>
    public string Preset { get; init; } = "";

    /// <summary>Periods from shipment to receipt at stage 1, 2, …; as many values as there are stages.</summary>
    [Source("Snyder & Shen, example 6.1")]
    [Count(1, 99)]
    [Range(0, LongestLeadTime, Unit = "periods")]
    [DecidesOthers]
    public Several<int> ShipmentLeadTime { get; init; } = new(1, 1, 2);

    /// <summary>Periods from an order of stage 1, 2, … to its receipt by the supplier.</summary>
    [Source("Snyder & Shen, example 6.1: orders are known at once")]
    [Range(0, LongestLeadTime, Unit = "periods")]
    public PerElement<int> OrderLeadTime { get; init; } = 0;

    /// <summary>The local cost of a unit on hand at stage 1, 2, … at the end of a period.</summary>
    [Source("Snyder & Shen, example 6.1")]
    [Range(0, Limits.Money)]
    public PerElement<double> HoldingCost { get; init; } = new(7, 4, 2);

    /// <summary>
    /// The cost of a unit at the end of a period that is on its way from stage 1, 2, … to the stage it supplies; what comes from the
    /// source is free. Left out: the holding cost of the sending stage.
    /// </summary>
    [Source("stockpyl: the local holding cost of the sending stage")]
    [Range(0, Limits.Money)]
    public PerElement<double>? TransitCost { get; init; }

    /// <summary>The cost of a unit that stage 1, 2, … owes at the end of a period; stages without a value have none.</summary>
    [Source("Snyder & Shen, example 6.1")]
    [Range(0, Limits.Money)]
    public Several<double> StockoutCost { get; init; } = new(37.12);

    /// <summary>What the customer demands.</summary>
    [Assumed("Poisson with the mean of Snyder & Shen, example 6.1")]
    public DemandDefinition Demand { get; init; } = new PoissonDemand { Mean = 5 };

    /// <summary>Units on hand at stage 1, 2, … before the first period.</summary>
    [Assumed("empty; the start does not matter in the long run")]
    [Range(0, Limits.Units, Unit = "units")]
    public PerElement<int> InitialStock { get; init; } = 0;

    /// <summary>
    /// For stage 1, 2, … the units that it receives in period 0, 1, …: one number for each period of its shipment lead time. Left out:
    /// none.
    /// </summary>
    [Assumed("empty; the start does not matter in the long run")]
    public Several<Several<int>> InitialPipeline { get; init; } = new();

    /// <summary>
    /// For stage 1, 2, … the units of each of its orders that its supplier gets in the first periods, one for each period of its order
    /// lead time.
    /// </summary>
    [Assumed("none; the start does not matter in the long run")]
    [Range(0, Limits.Units, Unit = "units")]
    public PerElement<int> InitialOrders { get; init; } = 0;

    /// <summary>What stage 1, 2, … is called. Left out: stage1, stage2, ….</summary>
    public Several<string> StageNames { get; init; } = new();

    /// <summary>How many stages there are.</summary>
    public int Stages => ShipmentLeadTime.Count;

    /// <inheritdoc/>
    public override Goal Goal => new("costPerPeriod", "cost/period", "money per period", Minimise: true);

    /// <inheritdoc/>
    public override Horizon Horizon => Horizon.CutOff();

    /// <inheritdoc/>
    public override IReadOnlyList<ObservationPart> Observations =>
        [
            new(
                "inventory",
                [.. PlaceNames.Select(name => Units($"inventory level of {name}", float.NegativeInfinity))]
            ),
            new("shipments", [.. UnderWay(ShipmentPeriods, "received by")]),
            new("orders", [.. UnderWay(OrderPeriods, "known to be ordered by")]),
            new("demand", [Units("demanded in this period", 0)]),
        ];

    /// <inheritdoc/>
    public override int Orders => Stages;

    /// <inheritdoc/>
    public override IReadOnlyList<string> PlaceNames =>
        StageNames.Count > 0 ? StageNames : [.. Enumerable.Range(1, Stages).Select(stage => $"stage{stage}")];

    /// <inheritdoc/>
    public override IReadOnlyList<string> StockNames => PlaceNames;

    /// <inheritdoc/>
    public override int Markets => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Figures =>
        [
            .. base.Figures,
            .. Enumerable
                .Range(1, Stages)
                .Select(stage => new Column(
                    $"bullwhip{stage}",
                    $"bullwhip {stage}",
                    "",
                    stage == Stages ? ColumnRole.Shown : ColumnRole.Summary
                )
                {
                    Note =
                        "The variance of a stage's orders of a period over that of the customer's demand. The first orders of an "
                        + "episode count: where it does not begin in balance, it takes long episodes to measure the rule.",
                }),
        ];

    /// <inheritdoc/>
    protected override IReadOnlyList<FlowColumn> Details =>
        [
            .. ColumnsOf("received", "units received", PlaceNames),
            .. ColumnsOf("shipped", "units shipped", PlaceNames),
            .. ColumnsOf("backlog", "units owed at the end", PlaceNames),
            .. ColumnsOf("holdingCost", "cost of units on hand", PlaceNames),
            .. ColumnsOf("transitCost", "cost of units sent and under way", PlaceNames),
            .. ColumnsOf("stockoutCost", "cost of units owed", PlaceNames),
        ];

    /// <inheritdoc/>
    internal override SystemDrawing Drawing =>
        SystemDrawing.Line(
            $"{Stages} stages in series, unmet demand is carried on",
            [
                new("source", "", IsOutside: true),
                .. PlaceNames.Reverse().Select(name => new DrawnPlace(name)),
                new("customer", "", IsOutside: true),
            ],
            [.. ShipmentLeadTime.Reverse(), 0]
        );

    /// <inheritdoc/>
    public override DemandDefinition DemandOf(int market) => Demand;

    /// <summary>Infinite: what cannot be shipped is owed.</summary>
    /// <param name="place">From 0.</param>
    public override double Capacity(int place) => double.PositiveInfinity;

    /// <inheritdoc/>
    public override SupplySystem Create(int periods) => new SerialSystem(this, periods);

    /// <summary>Periods from an order to its receipt where the supplier has the units.</summary>
    /// <param name="place">Stage 1 is 0.</param>
    public int LeadTime(int place) => OrderLeadTime[place] + ShipmentLeadTime[place];

    /// <summary>The cost of a unit that a stage owes.</summary>
    /// <param name="place">Stage 1 is 0.</param>
    public double StockoutCostOf(int place) => place < StockoutCost.Count ? StockoutCost[place] : 0;

    /// <summary>The cost of a unit on its way from a stage to the stage it supplies.</summary>
    /// <param name="place">Stage 1 is 0.</param>
    public double TransitCostOf(int place) => (TransitCost ?? HoldingCost)[place];

    /// <inheritdoc/>
    public override IEnumerable<Fault> ValidateBranching() => ValidateFutures();

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate()
    {
        foreach (var fault in Ranges.Check(this).Concat(Counts()))
            yield return fault;
        foreach (var fault in ValidateDemand(Demand, periods: null))
            yield return fault.Below("demand");
    }

    /// <summary>The longest that units can be under way to a stage, periods: at the last one with the order for them.</summary>
    internal int ShipmentPeriods(int place) => place == Stages - 1 ? LeadTime(place) : ShipmentLeadTime[place];

    /// <summary>The longest that an order of a stage can be under way; 0 at the last one.</summary>
    internal int OrderPeriods(int place) => place == Stages - 1 ? 0 : OrderLeadTime[place];

    private static ObservedNumber Units(string what, float low) => new(what, "units", low, float.PositiveInfinity);

    private IEnumerable<ObservedNumber> UnderWay(Func<int, int> periods, string what) =>
        from place in Enumerable.Range(0, Stages)
        from wait in Enumerable.Range(0, periods(place))
        select Units($"{what} {PlaceNames[place]} in {wait} periods", 0);

    private IEnumerable<Fault> Counts()
    {
        if (StockoutCost.Count is 0 || StockoutCost.Count > Stages)
            yield return new("stockoutCost", $"has {StockoutCost.Count} values; 1 to {Stages} are allowed.");
        foreach (var fault in OrderLeadTime.CheckCount("orderLeadTime", Stages))
            yield return fault;
        foreach (var fault in HoldingCost.CheckCount("holdingCost", Stages))
            yield return fault;
        foreach (var fault in TransitCost?.CheckCount("transitCost", Stages) ?? [])
            yield return fault;
        foreach (var fault in InitialStock.CheckCount("initialStock", Stages))
            yield return fault;
        foreach (var fault in InitialOrders.CheckCount("initialOrders", Stages))
            yield return fault;
        if (StageNames.Count > 0 && StageNames.Count != Stages)
            yield return new("stageNames", $"has {StageNames.Count} names; none, or {Stages}, are allowed.");
        if (StageNames.Distinct(StringComparer.Ordinal).Count() < StageNames.Count)
            yield return new("stageNames", "has a name twice; each is needed once.");
        foreach (var fault in CheckPipeline())
            yield return fault;
    }

    private IEnumerable<Fault> CheckPipeline()
    {
        if (InitialPipeline.Count > 0 && InitialPipeline.Count != Stages)
            yield return new(
                "initialPipeline",
                $"has {InitialPipeline.Count} lists; none, or one for each of the {Stages} stages, are allowed."
            );
        foreach (var (place, units) in InitialPipeline.Take(Stages).Index())
        {
            if (units.Count != ShipmentLeadTime[place])
                yield return new(
                    $"initialPipeline[{place}]",
                    $"has {units.Count} values; {ShipmentLeadTime[place]} are needed, one for each period of shipmentLeadTime."
                );
            if (units.Any(u => u is < 0 or > Limits.Units))
                yield return new($"initialPipeline[{place}]", $"holds a value outside 0 to {Limits.Units} units.");
        }
    }
}
