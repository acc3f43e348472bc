namespace ProcessChain;

/// <summary>
/// One seat of a supply system: a controller decides there and sees what is seen there, while co-players decide in all other
/// places. The task of the agent in Oroojlooyjadid, Nazari, Snyder &amp; Takáč, "A deep Q-network for the beer game", Manufacturing
/// &amp; Service Operations Management 24(1), 2022.
/// </summary>
/// <remarks>
/// In every period the co-players before the seat decide; the seat sees the order that comes in, and decides; then the others
/// do, and the period is played. The goal is that of the whole system. Where co-players draw, their streams are of the episode,
/// so that all controllers meet the same.
/// </remarks>
[Kind("seat")]
internal sealed record SeatDefinition : SupplyDefinition, ISeatedSystem
{
    private const int MostPeriodsSeen = 1000;

    /// <summary>The system of which it is one seat.</summary>
    [DecidesOthers]
    public required SupplyDefinition Of { get; init; }

    /// <summary>The place of the seat, by its name, e.g. <c>retailer</c>.</summary>
    public required string At { get; init; }

    /// <summary>A rule of the whole system, which decides in all other places; <c>seats</c> is one with a rule for each of them.</summary>
    public required RuleDefinition CoPlayers { get; init; }

    /// <summary>
    /// m: the periods of which the observation tells backlog, stock, units on order, the shipment and the order that arrive, this
    /// one first; 1 to 1000. Before the first period stand the numbers of the first.
    /// </summary>
    [Assumed("Oroojlooyjadid et al. 2022 have 5 or 10")]
    [Range(1, MostPeriodsSeen)]
    [DecidesOthers]
    public int PeriodsSeen { get; init; } = 1;

    /// <summary>What is paid in each period.</summary>
    [Source("Oroojlooyjadid et al. 2022: an agent knows its own cost while it plays")]
    internal SeatReward Reward { get; init; } = SeatReward.Own;

    /// <inheritdoc/>
    public override int Orders => 1;

    /// <inheritdoc/>
    public override IReadOnlyList<string> PlaceNames => [At];

    /// <inheritdoc/>
    public override IReadOnlyList<string> StockNames => [At];

    /// <inheritdoc/>
    public override int Markets => Of.Markets;

    /// <inheritdoc/>
    public override IReadOnlyList<ObservationPart> Observations =>
        [new("seat", [.. Enumerable.Range(0, PeriodsSeen).SelectMany(SeatView.Numbers)])];

    /// <inheritdoc/>
    public override Goal Goal => Of.Goal;

    /// <inheritdoc/>
    public override Horizon Horizon => Of.Horizon;

    /// <inheritdoc/>
    public override IReadOnlyList<Column> Figures =>
        [
            .. Of.Figures,
            new("ownCost", $"cost of {At}", "money per period") { Note = "What the seat itself costs, of all places." },
        ];

    /// <summary>The place of the seat in the whole system, from 0.</summary>
    internal int Place => Of.PlaceNames.ToList().IndexOf(At);

    /// <inheritdoc/>
    internal override SystemDrawing Drawing
    {
        get
        {
            var whole = Of.Drawing;
            return whole with { Title = $"the {At}'s seat of {whole.Title}" };
        }
    }

    /// <summary>The flows of the whole system that are not the seat's own.</summary>
    protected override IReadOnlyList<FlowColumn> Details => [.. Of.Flows.Where(IsOfOthers)];

    /// <inheritdoc/>
    public override DemandDefinition DemandOf(int market) => Of.DemandOf(market);

    /// <inheritdoc/>
    public override double Capacity(int place) => Of.Capacity(Place);

    /// <inheritdoc/>
    public override SupplySystem Create(int periods) => new SeatSystem(this, periods);

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate()
    {
        List<Fault> faults = [.. Ranges.Check(this), .. ValidateSystem().Select(fault => fault.Below("of"))];
        if (faults.Count > 0)
            return faults;
        return Place < 0
            ? [new("at", $"is '{At}'; {NearWord.Advice(At, Of.PlaceNames)}")]
            : PlaceController.Faults(CoPlayers, Of).Select(fault => fault.Below("coPlayers"));
    }

    /// <summary>Whether a flow of the whole system is none of those that every supply system tells, or of another place.</summary>
    internal bool IsOfOthers(FlowColumn flow) =>
        flow.IsDetail || (flow.Group is "stock" or "order" && !IsOwn(flow.Element));

    private IEnumerable<Fault> ValidateSystem()
    {
        if (Of is not ISeatedSystem)
            return [new("kind", "is of a system without seats; one of them, such as serial, is needed.")];
        return Of.Validate();
    }

    private bool IsOwn(string place) => string.Equals(place, At, StringComparison.Ordinal);
}
