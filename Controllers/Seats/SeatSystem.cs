namespace ProcessChain;

/// <summary><see cref="SeatDefinition"/> in the course of an episode.</summary>
internal sealed class SeatSystem : SupplySystem
{
    private readonly SupplySystem whole;
    private readonly int place;
    private readonly bool paysOwn;
    private readonly PlaceController coPlayers;
    private readonly double[] orders;
    private readonly double[] flows;
    private readonly int[] details;
    private double ownCost;
    private double othersCost;

    /// <param name="definition">A valid definition.</param>
    /// <param name="periods">Periods of an episode, 1 or more.</param>
    public SeatSystem(SeatDefinition definition, int periods)
        : base(definition, periods)
    {
        var of = definition.Of;
        whole = of.Create(periods);
        place = definition.Place;
        paysOwn = definition.Reward == SeatReward.Own;
        coPlayers = (PlaceController)definition.CoPlayers.Create(of);
        orders = new double[of.Orders];
        flows = new double[of.Flows.Count];
        details = [.. Enumerable.Range(0, flows.Length).Where(flow => definition.IsOfOthers(of.Flows[flow]))];
        View = new SeatView(this, definition);
    }

    public override SeatView View { get; }

    internal override double OthersReward =>
        Period > 0 && orders.Length > 1 ? -othersCost / (Period * (orders.Length - 1)) : 0;

    internal override double CostAt(int place) => whole.CostAt(this.place);

    public override void CopyFigures(Span<double> figures)
    {
        whole.CopyFigures(figures[..^1]);
        figures[^1] = ownCost / Math.Max(1, Period);
    }

    protected override void Begin()
    {
        whole.Reset(DemandPath, Episode);
        (ownCost, othersCost) = (0, 0);
        coPlayers.BeginEpisode(new Chance(Episode));
        Decide(0, place);
        View.Begin(Seen());
    }

    protected override double Play(int period, ReadOnlySpan<double> orders, ReadOnlySpan<int> demand)
    {
        this.orders[place] = orders[0];
        Decide(place + 1, this.orders.Length);
        var reward = whole.Step(this.orders).Reward;
        TakeCosts();
        Decide(0, place);
        View.GoOn(Seen());
        return paysOwn ? -whole.CostAt(place) : reward;
    }

    protected override void CopyDetails(int period, Span<double> details)
    {
        whole.CopyFlows(flows);
        for (var i = 0; i < details.Length; i++)
            details[i] = flows[this.details[i]];
    }

    private void TakeCosts()
    {
        for (var seat = 0; seat < orders.Length; seat++)
        {
            if (seat == place)
                ownCost += whole.CostAt(seat);
            else
                othersCost += whole.CostAt(seat);
        }
    }

    private void Decide(int from, int end)
    {
        for (var seat = from; seat < end; seat++)
            orders[seat] = coPlayers.Order(whole.View, seat, orders.AsSpan(0, seat));
    }

    private SeatState Seen() => whole.View.Seat(place, orders.AsSpan(0, place));
}
