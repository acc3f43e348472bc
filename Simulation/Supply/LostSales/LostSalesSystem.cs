namespace ProcessChain;

/// <summary><see cref="LostSalesDefinition"/> in the course of an episode. All quantities are whole numbers of units.</summary>
internal sealed class LostSalesSystem : SupplySystem, IMarkovSystem
{
    private readonly LostSalesDefinition definition;
    private double onHand;
    private double sold;
    private double lost;

    /// <param name="definition">A valid definition.</param>
    /// <param name="periods">Periods of an episode, 1 or more.</param>
    public LostSalesSystem(LostSalesDefinition definition, int periods)
        : base(definition, periods)
    {
        this.definition = definition;
        View = new LostSalesView(this, definition);
    }

    public override LostSalesView View { get; }

    protected override double GoalValue => -TotalReward / Math.Max(1, Period);

    public DemandLimit? Limit => new((int)onHand, definition.ShortageCost);

    public void Place(ReadOnlySpan<float> state) => View.Ahead.Place(state);

    protected override void Begin() => View.Ahead.Begin(definition.InitialStock, definition.InitialPipeline);

    protected override void CopyState(SupplySystem other) => View.Ahead.CopyFrom(((LostSalesSystem)other).View.Ahead);

    protected override double Play(int period, ReadOnlySpan<double> orders, ReadOnlySpan<int> demand)
    {
        if (double.IsPositiveInfinity(orders[0]))
            throw new ArgumentException("The order is infinite; a number is needed.", nameof(orders));
        onHand = View.OnHand;
        sold = Math.Min(onHand, demand[0]);
        lost = demand[0] - sold;
        var left = onHand - sold;
        View.Ahead.GoOn(left, Math.Round(Math.Max(0, orders[0])));
        Counts.NoteMarket(demand[0], sold, lost);
        Counts.NoteStock(left);
        return -((definition.HoldingCost * left) + (definition.ShortageCost * lost));
    }

    protected override void CopyDetails(int period, Span<double> details) => (details[0], details[1]) = (sold, lost);
}
