namespace ProcessChain;

/// <summary>
/// The linear process chain of Dittrich &amp; Fohlmeister (2021), sections 3 to 5: resource → station 1 → … → station n →
/// customer. Material flows to the right, orders to the left. Buyers are the stations 1..n and the customer.
/// </summary>
[Kind("chain")]
public sealed record ChainDefinition : SystemDefinition
{
    private static readonly Goal CostPerDay = new("costPerDay", "cost/day", "money per day", Minimise: true);

    /// <summary>n, the number of stations; 1 to 1000.</summary>
    [Source("Dittrich & Fohlmeister 2021, Fig. 5")]
    [Range(1, 1000)]
    [DecidesOthers]
    public int Stations { get; init; } = 4;

    /// <summary>Units in one order of a station; 1 to a million.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 5")]
    [Range(1, Limits.Units, Unit = "units")]
    public int LotSize { get; init; } = 5;

    /// <summary>t: days a shipment needs on the link into buyer 1..n+1; 1 to a million.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 5")]
    [Range(1, Limits.Days, Unit = "days")]
    public PerElement<int> TransportDays { get; init; } = 1;

    /// <summary>c_s: money per unit and day in stock at station 1..n; 0 or more.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 5")]
    [Range(0, Limits.Money, Unit = "money per unit and day")]
    public PerElement<double> StorageCost { get; init; } = 1.0;

    /// <summary>c_late: money per unit and day that buyer 1..n+1 waits for a late order; 0 or more.</summary>
    [Assumed("the paper gives no late cost; equal to the storage cost")]
    [Range(0, Limits.Money, Unit = "money per unit and day")]
    public PerElement<double> LateCost { get; init; } = 1.0;

    /// <summary>Physical stock of station 1..n before day 0, units; 0 to a million.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 6: the chain is not filled at the beginning")]
    [Range(0, Limits.Units, Unit = "units")]
    public PerElement<int> InitialStock { get; init; } = 0;

    /// <summary>k, control iterations in a day; 1 to 1000. Left out: one for each station.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3")]
    [Range(1, 1000)]
    public int? DecisionsPerDay { get; init; }

    /// <summary>Which orders a station may place.</summary>
    [Assumed("the paper names no restriction")]
    public OrderRule Orders { get; init; } = OrderRule.Unrestricted;

    /// <summary>How costs become the reward of a step.</summary>
    public RewardDefinition Reward { get; init; } = new();

    /// <summary>When the customer orders, and how much.</summary>
    public DemandDefinition Demand { get; init; } = new UniformDemand();

    /// <summary>Days summed up before variances of orders are taken for the bullwhip ratio; 1 or more.</summary>
    [Assumed("10 days, the mean interval of customer orders: a single day's variance mostly measures lot splitting")]
    [Range(1)]
    public int BullwhipWindow { get; init; } = 10;

    /// <summary>The paper's control vector, cv_dim = n + 1: nobody orders, or station k orders one lot.</summary>
    public override ActionSpace Actions => new ChoiceSpace(Stations + 1);

    /// <inheritdoc/>
    public override IReadOnlyList<ObservationPart> Observations => ChainObservations.Of(this);

    /// <inheritdoc/>
    public override Goal Goal => CostPerDay;

    /// <inheritdoc/>
    public override Horizon Horizon => Horizon.CutOff("day");

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Figures => EpisodeRecorder.Columns(Stations);

    /// <inheritdoc/>
    public override IReadOnlyList<FlowColumn> Flows => DayFlows.Columns(Stations);

    /// <inheritdoc/>
    internal override IReadOnlyList<string> Elements =>
        ["resource", .. Enumerable.Range(1, Stations).Select(station => $"station {station}"), "customer"];

    /// <inheritdoc/>
    public override IReadOnlyList<DemandDefinition> Demands => [Demand];

    /// <inheritdoc/>
    internal override SystemDrawing Drawing =>
        SystemDrawing.Line(
            $"a chain of {Stations} station{(Stations == 1 ? "" : "s")}",
            [.. Elements.Select((name, place) => new DrawnPlace(name, "", place == 0 || place > Stations))],
            TransportDays.For(Stations + 1),
            Horizon.Period
        );

    /// <summary>One for each station.</summary>
    public override int Positions => Stations;

    /// <summary>k, control iterations in a day.</summary>
    public override int DecisionsPerPeriod => DecisionsPerDay ?? Stations;

    /// <inheritdoc/>
    public override RunningSystem Create(int periods) => new FlatChain(this, periods);

    /// <inheritdoc/>
    internal override RunningSystem CreateReference(int periods) => new ProcessModel(this, periods);

    /// <inheritdoc/>
    public override IEnumerable<Fault> ValidateBranching() =>
        Demand.ValidateBranching().Select(fault => fault.Below("demand"));

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate() =>
        [
            .. Ranges.Check(this),
            .. TransportDays.CheckCount("transportDays", Stations + 1),
            .. StorageCost.CheckCount("storageCost", Stations),
            .. LateCost.CheckCount("lateCost", Stations + 1),
            .. InitialStock.CheckCount("initialStock", Stations),
            .. Ranges.Check(Reward).Select(fault => fault.Below("reward")),
            .. ValidateDemand(Demand, periods: null).Select(fault => fault.Below("demand")),
        ];
}

/// <summary>Which orders a station may place.</summary>
public enum OrderRule
{
    /// <summary>Any station may order at any time.</summary>
    Unrestricted,

    /// <summary>A station may order only while its supplier has a whole lot that nobody has asked for.</summary>
    CoveredBySupplier,
}

/// <summary>r = max(−1, 1 − f_c (f_sc C_s + f_late C_late)), Dittrich &amp; Fohlmeister (2021), section 3.2.</summary>
public sealed record RewardDefinition
{
    /// <summary>f_c, total cost factor; 0 or more.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 4")]
    [Range(0, Limits.Money)]
    public double TotalCostFactor { get; init; } = 0.02;

    /// <summary>f_sc, storage cost factor; 0 or more.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 4")]
    [Range(0, Limits.Money)]
    public double StorageCostFactor { get; init; } = 1;

    /// <summary>f_late, late cost factor; 0 or more.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 4")]
    [Range(0, Limits.Money)]
    public double LateCostFactor { get; init; } = 1;

    /// <summary>The reward of a step that ends with these costs, within [−1, 1].</summary>
    /// <param name="storageCost">C_s, money per day.</param>
    /// <param name="lateCost">C_late, money per day.</param>
    public double Of(double storageCost, double lateCost) =>
        Math.Max(-1, 1 - (TotalCostFactor * ((StorageCostFactor * storageCost) + (LateCostFactor * lateCost))));
}
