namespace ProcessChain;

/// <summary>
/// A supply network under periodic review, from raw material over factories and distributors to retailers and their markets:
/// OR-Gym's NetworkManagement (Pérez et al., "Algorithmic approaches to inventory management optimization", Processes 9(1),
/// 2021; Hubbs et al., arXiv:2008.06319). Decisions are the units ordered on each link but those to markets.
/// </summary>
/// <remarks>
/// OR-Gym's faults that nobody needs are not here: several retailers need not serve all the same markets; the first retailer
/// may have any name; prices and costs may be left out; known demand of nothing but zeros is what it says; an episode's
/// demand does not depend on the episodes before it.
/// </remarks>
[Kind("network")]
public sealed record NetworkDefinition : OrGymDefinition
{
    /// <summary>NetworkManagement-v0: OR-Gym's network of nine nodes, faults included; unmet demand is carried to the next period.</summary>
    public static NetworkDefinition OrGymV0 { get; } =
        new()
        {
            Preset = "orGymV0",
            Backlog = true,
            Oversell = true,
            NegativeDemand = true,
            Nodes = OrGymNetwork.Nodes,
            Links = OrGymNetwork.Links,
        };

    /// <summary>NetworkManagement-v1: the same network, and unmet demand is lost.</summary>
    public static NetworkDefinition OrGymV1 { get; } = OrGymV0 with { Preset = "orGymV1", Backlog = false };

    /// <summary>The preset that this definition began with; empty where none was chosen.</summary>
    public string Preset { get; init; } = "";

    /// <inheritdoc/>
    [Source("OR-Gym: alpha = 1.00")]
    public override double Discount { get; init; } = 1;

    /// <summary>
    /// Whether a market's unmet demand is carried to the next period (OR-Gym's v0) or lost (its v1). Orders that cannot be met
    /// are forgotten in both.
    /// </summary>
    [Source("OR-Gym: backlog = True")]
    public override bool Backlog { get; init; } = true;

    /// <summary>
    /// Whether each link may take the supplier's whole stock and capacity of a period, as in OR-Gym, where several purchasers
    /// of one supplier together can get more than there is: its stock falls below 0, and then it ships negative units. Else
    /// they share stock and capacity: links that stand first are served first.
    /// </summary>
    public bool Oversell { get; init; }

    /// <summary>Whether demand may be negative, as OR-Gym allows: units come back and are paid for.</summary>
    public bool NegativeDemand { get; init; }

    /// <summary>The nodes by name.</summary>
    [DecidesOthers]
    public required Named<NetworkNode> Nodes { get; init; }

    /// <summary>
    /// The links. Their order is that of decisions, of demand, and of the sums: the order of OR-Gym's graph, where that lists
    /// the links of one supplier together.
    /// </summary>
    [DecidesOthers]
    public required Several<NetworkLink> Links
    {
        get;
        init
        {
            ArgumentNullException.ThrowIfNull(value);
            field = value;
            OrderLinks = new(value.Where(link => link.Demand is null));
            MarketLinks = new(value.Where(link => link.Demand is not null));
        }
    } = new();

    /// <summary>The links on which units are ordered, in the order of <see cref="Links"/>: the places of a decision.</summary>
    public Several<NetworkLink> OrderLinks { get; private init; } = new();

    /// <summary>The links to markets, in the order of <see cref="Links"/>.</summary>
    public Several<NetworkLink> MarketLinks { get; private init; } = new();

    /// <inheritdoc/>
    public override int Orders => OrderLinks.Count;

    /// <inheritdoc/>
    public override int Markets => MarketLinks.Count;

    /// <inheritdoc/>
    public override IReadOnlyList<string> PlaceNames => [.. NamesOf(OrderLinks)];

    /// <inheritdoc/>
    public override IReadOnlyList<string> StockNames =>
        [.. Nodes.Names.Where(name => TypeOf(name) is not (NodeType.Market or NodeType.RawMaterial))];

    /// <inheritdoc/>
    internal override SystemDrawing Drawing
    {
        get
        {
            var names = Nodes.Names.ToList();
            return new(
                $"a supply network of {Nodes.Count} nodes, {(Backlog ? "unmet demand is carried on" : "unmet demand is lost")}",
                [.. names.Select(PlaceOf)],
                [.. Links.Select(link => new DrawnLink(names.IndexOf(link.From), names.IndexOf(link.To), Wait(link)))]
            );
        }
    }

    /// <inheritdoc/>
    public override DemandDefinition DemandOf(int market) => MarketLinks[market].Demand!;

    /// <summary>The capacity of the factory that supplies a place; infinite where the supplier is none.</summary>
    public override double Capacity(int place) => NodeOf(OrderLinks[place].From).Capacity ?? double.PositiveInfinity;

    /// <summary>The upper limit of OR-Gym's action space: the largest initial stock and the largest capacity of all periods.</summary>
    public double LargestOrder =>
        Nodes.Max(node => node.Value.InitialInventory ?? 0) + (Nodes.Max(node => node.Value.Capacity ?? 0) * Periods);

    /// <summary>The type that a node has by its links and its capacity.</summary>
    /// <param name="name">The name of a node.</param>
    internal NodeType TypeOf(string name)
    {
        bool Is(string other) => string.Equals(name, other, StringComparison.Ordinal);
        if (!Links.Any(link => Is(link.From)))
            return NodeType.Market;
        if (!Links.Any(link => Is(link.To)))
            return NodeType.RawMaterial;
        if (NodeOf(name).Capacity is not null)
            return NodeType.Factory;
        return MarketLinks.Any(link => Is(link.From)) ? NodeType.Retailer : NodeType.Distributor;
    }

    /// <inheritdoc/>
    public override SupplySystem Create(int periods) => new NetworkSystem(this);

    /// <inheritdoc/>
    protected override IReadOnlyList<FlowColumn> Details =>
        [
            .. ColumnsOf("inTransit", "units under way at the start", PlaceNames),
            .. ColumnsOf("shipped", "units shipped", PlaceNames),
            .. ColumnsOf("sold", "units sold", NamesOf(Links)),
            .. ColumnsOf("unfilled", "units not filled", NamesOf(MarketLinks)),
            .. ColumnsOf("profit", "discounted profit", StockNames),
        ];

    private protected override IReadOnlyList<ObservedNumber> State =>
        [
            .. Units("on hand at", StockNames, LeastUnits),
            .. OrderLinks.SelectMany(link =>
                Enumerable
                    .Range(0, link.LeadTime!.Value)
                    .SelectMany(wait => Units($"arrives in {wait} periods on", [NameOf(link)], LeastUnits))
            ),
            .. Units("owed to", Backlog ? MarketLinks.Select(link => link.To) : []),
        ];

    private protected override IReadOnlyList<ObservedNumber> OrGymState =>
        [
            .. Units("demand (always 0) of", MarketLinks.Select(link => link.To)),
            .. Units("on hand at", StockNames, LeastUnits),
            .. OrderLinks.SelectMany(link =>
                Enumerable
                    .Range(1, link.LeadTime!.Value)
                    .Reverse()
                    .SelectMany(age => Units($"under way {age} periods ago on", [NameOf(link)], float.NegativeInfinity))
            ),
        ];

    private float LeastUnits => Oversell ? float.NegativeInfinity : 0;

    /// <inheritdoc/>
    public override IEnumerable<Fault> ValidateBranching() => ValidateFutures();

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate() => [.. Ranges.Check(this), .. new NetworkCheck(this).Faults()];

    private DrawnPlace PlaceOf(string name) =>
        TypeOf(name) switch
        {
            NodeType.RawMaterial => new(name, "raw material", IsOutside: true),
            NodeType.Market => new(name, "market", IsOutside: true),
            var type => new(name, type.ToString().ToLowerInvariant()),
        };

    private static string Wait(NetworkLink link) => SystemDrawing.Wait(link.LeadTime ?? 0);

    private NetworkNode NodeOf(string name) =>
        Nodes.First(node => string.Equals(node.Key, name, StringComparison.Ordinal)).Value;

    private static IEnumerable<string> NamesOf(IEnumerable<NetworkLink> links) => links.Select(NameOf);

    private static string NameOf(NetworkLink link) => $"{link.From}-{link.To}";
}
