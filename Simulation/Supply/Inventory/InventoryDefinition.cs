namespace ProcessChain;

/// <summary>
/// A serial supply chain under periodic review: OR-Gym's InvManagement (Hubbs et al., "OR-Gym: A reinforcement learning
/// library for operations research problems", arXiv:2008.06319). Stage 0 sells to the customer; stage i is supplied by
/// stage i + 1; the last of the m stages has raw material without limit and holds no stock.
/// </summary>
/// <remarks>
/// OR-Gym's faults that nobody needs are not here: an episode's demand does not depend on the episodes before it (its
/// <c>reset</c> never seeds anew; its one stream can be replayed from its seed), prices keep their
/// fractions (a price given in its configuration is cut to a whole number, because the default is one), lead times may
/// all be 0 (its first step fails), demand that is never 0 is allowed (it asserts the contrary), and negative initial
/// stocks are refused (it means to, but accepts them).
/// </remarks>
[Kind("inventory")]
public sealed record InventoryDefinition : OrGymDefinition
{
    /// <summary>InvManagement-v0: unmet demand, and unmet replenishment, is carried to the next period.</summary>
    public static InventoryDefinition OrGymV0 { get; } =
        new()
        {
            Preset = "orGymV0",
            Backlog = true,
            TruncatedOrders = true,
            NegativeDemand = true,
        };

    /// <summary>InvManagement-v1: unmet demand is lost.</summary>
    public static InventoryDefinition OrGymV1 { get; } = OrGymV0 with { Preset = "orGymV1", Backlog = false };

    /// <summary>The preset that this definition began with; empty where none was chosen.</summary>
    public string Preset { get; init; } = "";

    /// <inheritdoc/>
    [Source("OR-Gym: alpha = 0.97")]
    public override double Discount { get; init; } = 0.97;

    /// <summary>
    /// Whether demand and replenishment that cannot be met are carried to the next period (OR-Gym's v0) or lost (its v1,
    /// whatever its configuration says).
    /// </summary>
    [Source("OR-Gym: backlog = True")]
    public override bool Backlog { get; init; } = true;

    /// <summary>I0: units on hand at stages 0 .. m−2 before the first period; their number is that of the stages but one.</summary>
    [Source("OR-Gym: I0 = [100, 100, 200]")]
    [Count(1, 99)]
    [Range(0, Limits.Units, Unit = "units")]
    [DecidesOthers]
    public Several<int> InitialInventory { get; init; } = new(100, 100, 200);

    /// <summary>p: what the customer pays for a unit.</summary>
    [Source("OR-Gym: p = 2")]
    [Range(0, Limits.Money)]
    public double Price { get; init; } = 2;

    /// <summary>r: what stage i pays to stage i + 1 for a unit shipped; the last value is the cost of raw material. m values.</summary>
    [Source("OR-Gym: r = [1.5, 1.0, 0.75, 0.5]")]
    [Range(0, Limits.Money)]
    public Several<double> ReplenishmentCost { get; init; } = new(1.5, 1, 0.75, 0.5);

    /// <summary>k: the penalty of stage i for a unit that is demanded of it in a period and not shipped. m values.</summary>
    [Source("OR-Gym: k = [0.10, 0.075, 0.05, 0.025]")]
    [Range(0, Limits.Money)]
    public Several<double> ShortageCost { get; init; } = new(0.1, 0.075, 0.05, 0.025);

    /// <summary>h: the cost of a unit on hand at stage i at the end of a period. m − 1 values.</summary>
    [Source("OR-Gym: h = [0.15, 0.10, 0.05]")]
    [Range(0, Limits.Money)]
    public Several<double> HoldingCost { get; init; } = new(0.15, 0.1, 0.05);

    /// <summary>c: the most units that stage i + 1 ships to stage i in a period. m − 1 values.</summary>
    [Source("OR-Gym: c = [100, 90, 80]")]
    [Range(0, Limits.Units, Unit = "units")]
    public Several<int> SupplyCapacity { get; init; } = new(100, 90, 80);

    /// <summary>
    /// L: periods from shipment at stage i + 1 to arrival at stage i. With 0, units can be sold to the customer in the same
    /// period, but not be shipped on in it. m − 1 values.
    /// </summary>
    [Source("OR-Gym: L = [3, 5, 10]")]
    [Range(0, MostPeriods, Unit = "periods")]
    public Several<int> LeadTime { get; init; } = new(3, 5, 10);

    /// <summary>What the customer demands.</summary>
    [Source("OR-Gym: Poisson with mean 20")]
    public DemandDefinition Demand { get; init; } = new PoissonDemand();

    /// <summary>
    /// Fractions of orders are cut off, as in OR-Gym, where an order of 19.99 means 19; else they are rounded to the
    /// nearest whole number, halves to the even one.
    /// </summary>
    public bool TruncatedOrders { get; init; }

    /// <summary>Whether demand may be negative, as OR-Gym allows: units come back and are paid for.</summary>
    public bool NegativeDemand { get; init; }

    /// <summary>m: stages, the customer's supplier and the source of raw material included.</summary>
    public int Stages => InitialInventory.Count + 1;

    /// <inheritdoc/>
    public override int Orders => InitialInventory.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<string> PlaceNames =>
        Enumerable.Range(0, Orders).Select(stage => $"stage{stage}").ToArray();

    /// <inheritdoc/>
    public override IReadOnlyList<string> StockNames => PlaceNames;

    /// <inheritdoc/>
    public override int Markets => 1;

    /// <inheritdoc/>
    internal override SystemDrawing Drawing =>
        SystemDrawing.Line(
            $"a serial supply chain of {Stages} stages, {(Backlog ? "unmet demand is carried on" : "unmet demand is lost")}",
            [
                new($"stage{Orders}", "raw material", IsOutside: true),
                .. PlaceNames.Reverse().Select(name => new DrawnPlace(name)),
                new("customer", "", IsOutside: true),
            ],
            [.. LeadTime.Reverse(), 0]
        );

    /// <inheritdoc/>
    public override DemandDefinition DemandOf(int market) => Demand;

    /// <inheritdoc/>
    public override double Capacity(int place) => SupplyCapacity[place];

    /// <inheritdoc/>
    public override SupplySystem Create(int periods) => new InventorySystem(this);

    /// <inheritdoc/>
    protected override IReadOnlyList<FlowColumn> Details =>
        [
            .. ColumnsOf("inTransit", "units under way at the start", PlaceNames),
            .. ColumnsOf("requested", "units requested", PlaceNames),
            .. ColumnsOf("shipped", "units shipped", PlaceNames),
            .. ColumnsOf("sold", "units sold", StageNames),
            .. ColumnsOf("unfilled", "units not filled", StageNames),
        ];

    private protected override IReadOnlyList<ObservedNumber> State =>
        [
            .. Units("on hand at", PlaceNames),
            .. PlaceNames.SelectMany(
                (name, place) =>
                    Enumerable
                        .Range(0, LeadTime[place])
                        .SelectMany(wait => Units($"arrives in {wait} periods at", [name]))
            ),
            .. Units("owed by", Backlog ? PlaceNames : []),
        ];

    private protected override IReadOnlyList<ObservedNumber> OrGymState =>
        [
            .. Units("on hand at", PlaceNames),
            .. Enumerable
                .Range(1, LeadTime.Max())
                .Reverse()
                .SelectMany(age => Units($"requested {age} periods ago by", PlaceNames)),
        ];

    private IEnumerable<string> StageNames => [.. PlaceNames, $"stage{Orders}"];

    /// <inheritdoc/>
    public override IEnumerable<Fault> ValidateBranching() => ValidateFutures();

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate() =>
        [
            .. Ranges.Check(this),
            .. CheckCount("replenishmentCost", ReplenishmentCost, Stages),
            .. CheckCount("shortageCost", ShortageCost, Stages),
            .. CheckCount("holdingCost", HoldingCost, Orders),
            .. CheckCount("supplyCapacity", SupplyCapacity, Orders),
            .. CheckCount("leadTime", LeadTime, Orders),
            .. ValidateDemand(Demand, Periods, NegativeDemand).Select(fault => fault.Below("demand")),
        ];

    private IEnumerable<Fault> CheckCount<T>(string key, Several<T> values, int needed)
        where T : notnull
    {
        if (values.Count != needed)
            yield return new(
                key,
                $"has {values.Count} values; {needed} are needed, because initialInventory has {Orders}."
            );
    }
}
