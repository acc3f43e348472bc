namespace ProcessChain;

/// <summary><see cref="PerishableDefinition"/> in the course of an episode. All quantities are whole numbers of units.</summary>
internal sealed class PerishableSystem : SupplySystem, IMarkovSystem
{
    private readonly PerishableDefinition definition;
    private int onHand;
    private int accepted;
    private int sold;
    private int lost;
    private int outdated;

    /// <param name="definition">A valid definition.</param>
    /// <param name="periods">Periods of an episode, 1 or more.</param>
    public PerishableSystem(PerishableDefinition definition, int periods)
        : base(definition, periods)
    {
        this.definition = definition;
        View = new PerishableView(this, definition);
    }

    public override PerishableView View { get; }

    protected override double GoalValue => -TotalReward / Math.Max(1, Period);

    public DemandLimit? Limit => new(onHand, definition.ShortageCost);

    public void Place(ReadOnlySpan<float> state) => View.Place(state);

    protected override void Begin() => View.Begin();

    protected override void CopyState(SupplySystem other) => View.CopyFrom(((PerishableSystem)other).View);

    protected override double Play(int period, ReadOnlySpan<double> orders, ReadOnlySpan<int> demand)
    {
        accepted = (int)Math.Round(Math.Clamp(orders[0], 0, View.MostServed(0)));
        onHand = View.Receive(accepted);
        var demanded = demand[0] + demand[1];
        sold = Math.Min(onHand, demanded);
        lost = demanded - sold;
        outdated = View.GoOn(Math.Min(demand[0], onHand), sold);
        Counts.NoteMarket(demanded, sold, lost);
        Counts.NoteStock(onHand - sold - outdated);
        return -(
            (definition.OrderCost * accepted)
            + (definition.HoldingCost * (onHand - sold))
            + (definition.ShortageCost * lost)
            + (definition.OutdatingCost * outdated)
        );
    }

    protected override void CopyDetails(int period, Span<double> details) =>
        (details[0], details[1], details[2], details[3]) = (accepted, sold, lost, outdated);
}
