namespace ProcessChain;

/// <summary>
/// A supply network whose demand drifts and remembers: that of gym-invmgmt (r2barati/gym-invmgmt, arXiv:2605.11355), the successor of
/// OR-Gym's NetworkManagement. One law of demand counts for every market; units are real numbers; suppliers serve the links
/// that stand first, and what they cannot ship is forgotten.
/// </summary>
/// <remarks>
/// Events of a period: orders are shipped from the stock at its start; what was sent a lead time ago arrives; goodwill follows from
/// the period before; markets demand and are sold what retailers have. Faults of the original that are no part of its model
/// are not here: a flag for many agents that does nothing, demand written on links that is never read, a given demand that goodwill
/// multiplies.
/// </remarks>
[Kind("goodwillNetwork")]
internal sealed record GoodwillNetworkDefinition : OrGymDefinition
{
    /// <summary>gym-invmgmt's divergent network of nine nodes.</summary>
    public static GoodwillNetworkDefinition Base { get; } =
        new()
        {
            Preset = "base",
            Nodes = OrGymNetwork.Nodes,
            Links = new(OrGymNetwork.Links.Select(link => link with { Demand = null })),
        };

    /// <summary>gym-invmgmt's chain of a factory, a distributor and a retailer.</summary>
    public static GoodwillNetworkDefinition Serial { get; } =
        new()
        {
            Preset = "serial",
            Nodes = SerialNetwork.Nodes,
            Links = SerialNetwork.Links,
        };

    /// <summary>The preset that this definition began with; empty where none was chosen.</summary>
    public string Preset { get; init; } = "";

    /// <inheritdoc/>
    [Source("gym-invmgmt: alpha = 1")]
    public override double Discount { get; init; } = 1;

    /// <summary>
    /// Whether a market's unmet demand is carried to the next period, and penalised in each, or lost, and penalised once. Orders
    /// that cannot be met are forgotten in both.
    /// </summary>
    [Source("gym-invmgmt: backlog = True")]
    public override bool Backlog { get; init; } = true;

    /// <summary>The nodes by name.</summary>
    [DecidesOthers]
    public required Named<NetworkNode> Nodes { get; init; }

    /// <summary>The links, those to markets without demand of their own. Their order is that of decisions, of rationing, and of the sums.</summary>
    [DecidesOthers]
    public required Several<NetworkLink> Links { get; init; } = new();

    /// <summary>The law of each market's demand where goodwill is 1: Poisson in each period.</summary>
    [Source("gym-invmgmt: base_mu = 20")]
    public DemandDefinition Demand { get; init; } = new PoissonDemand();

    /// <summary>How much of the chance there is: what is demanded is m + noise · (n − m), not below 0, where n is Poisson with the mean m; 0 to 1000.</summary>
    [Source("gym-invmgmt: noise_scale = 1; 0 for series that are known")]
    [Range(0, 1000)]
    public double Noise { get; init; } = 1;

    /// <summary>The least that the mean demand of a period can be; 0 to a million.</summary>
    [Source("gym-invmgmt: 0.1; 0 for series")]
    [Range(0, Limits.Units, Unit = "units")]
    public double LeastMean { get; init; } = 0.1;

    /// <summary>How customers take it whether they were served; left out, they do not care.</summary>
    public GoodwillDefinition? Goodwill { get; init; }

    /// <inheritdoc/>
    public override int Orders => Network.Orders;

    /// <inheritdoc/>
    public override int Markets => Links.Count(IsToMarket);

    /// <inheritdoc/>
    public override IReadOnlyList<string> PlaceNames => Network.PlaceNames;

    /// <inheritdoc/>
    public override IReadOnlyList<string> StockNames => Network.StockNames;

    /// <inheritdoc/>
    internal override SystemDrawing Drawing => Network.Drawing;

    /// <summary>The same nodes and links with this demand at the markets.</summary>
    internal NetworkDefinition Network => NetworkOf(Demand);

    /// <inheritdoc/>
    internal override bool DemandAnswers => true;

    /// <inheritdoc/>
    public override DemandDefinition DemandOf(int market) => Demand;

    /// <inheritdoc/>
    public override double Capacity(int place) => Network.Capacity(place);

    /// <summary>The mean demand of a market in a period where goodwill has a value, units.</summary>
    /// <param name="period">From 0.</param>
    /// <param name="goodwill">1 where customers do not care.</param>
    public double MeanOf(int period, double goodwill) =>
        Math.Max(LeastMean, ((PeriodDemand)Demand).MeanOf(period) * goodwill);

    /// <inheritdoc/>
    public override SupplySystem Create(int periods) => new GoodwillNetworkSystem(this);

    /// <inheritdoc/>
    protected override IReadOnlyList<FlowColumn> Details =>
        [
            new("goodwill", "", "goodwill", "factor of the mean demand"),
            .. ColumnsOf("inTransit", "units under way at the start", PlaceNames),
            .. ColumnsOf("shipped", "units shipped", PlaceNames),
            .. ColumnsOf("unfilled", "units not filled", MarketNames),
            .. ColumnsOf("profit", "discounted profit", StockNames),
        ];

    private protected override IReadOnlyList<ObservedNumber> State =>
        [
            .. Units("on hand at", StockNames),
            .. Network.OrderLinks.SelectMany(link =>
                Enumerable
                    .Range(0, link.LeadTime!.Value)
                    .SelectMany(wait => Units($"arrives in {wait} periods on", [$"{link.From}-{link.To}"]))
            ),
            .. Units("owed to", Backlog ? MarketNames : []),
            .. Units("last demanded by", MarketNames),
            new("goodwill of this period", "", 0, float.PositiveInfinity, ObservationScale.None),
        ];

    private protected override IReadOnlyList<ObservedNumber> OrGymState =>
        [
            .. Units("last demanded by", MarketNames),
            .. Units("not filled for", MarketNames),
            .. Units("on hand at", StockNames),
            .. Network.OrderLinks.SelectMany(link =>
                Enumerable
                    .Range(0, link.LeadTime!.Value)
                    .SelectMany(wait => Units($"arrives in {wait} periods on", [$"{link.From}-{link.To}"]))
            ),
            new("period", "", 0, float.PositiveInfinity),
            new("goodwill of the last period", "", 0, float.PositiveInfinity, ObservationScale.None),
        ];

    private IEnumerable<string> MarketNames => Links.Where(IsToMarket).Select(link => link.To);

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate() =>
        [.. Ranges.Check(this), .. DemandFaults(), .. NetworkFaults(), .. GoodwillFaults()];

    private bool IsToMarket(NetworkLink link) =>
        !Links.Any(other => string.Equals(other.From, link.To, StringComparison.Ordinal));

    private NetworkDefinition NetworkOf(DemandDefinition demand) =>
        new()
        {
            Periods = Periods,
            Discount = Discount,
            Backlog = Backlog,
            Nodes = Nodes,
            Links = new(Links.Select(link => IsToMarket(link) ? link with { Demand = demand } : link)),
        };

    private IEnumerable<Fault> DemandFaults()
    {
        foreach (var fault in ValidateDemand(Demand, Periods))
            yield return fault.Below("demand");
        if (Demand is not (VaryingPoissonDemand or PoissonDemand { Shift: 0 }))
            yield return new(
                "demand",
                "is not Poisson in each period; poisson, seasonal, trending, shock or modulated is needed."
            );
    }

    private IEnumerable<Fault> NetworkFaults()
    {
        foreach (var (i, _) in Links.Index().Where(link => link.Item.Demand is not null))
            yield return new($"links[{i}].demand", "is given, but all markets have the demand of the system.");
        foreach (var fault in NetworkOf(new PoissonDemand()).Validate())
            yield return fault;
    }

    private IEnumerable<Fault> GoodwillFaults() =>
        Goodwill is null ? [] : Ranges.Check(Goodwill).Select(fault => fault.Below("goodwill"));
}
