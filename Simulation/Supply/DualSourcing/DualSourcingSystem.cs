namespace ProcessChain;

/// <summary><see cref="DualSourcingDefinition"/> in the course of an episode. All quantities are whole numbers of units.</summary>
internal sealed class DualSourcingSystem : SupplySystem, IMarkovSystem
{
    private readonly DualSourcingDefinition definition;
    private double sold;
    private double owed;

    /// <param name="definition">A valid definition.</param>
    /// <param name="periods">Periods of an episode, 1 or more.</param>
    public DualSourcingSystem(DualSourcingDefinition definition, int periods)
        : base(definition, periods)
    {
        this.definition = definition;
        View = new DualSourcingView(this, definition);
    }

    public override DualSourcingView View { get; }

    protected override double GoalValue => -TotalReward / Math.Max(1, Period);

    public DemandLimit? Limit => null;

    public void Place(ReadOnlySpan<float> state)
    {
        View.Ahead.Place(state);
        owed = Math.Max(0, -state[0]);
    }

    protected override void Begin()
    {
        View.Ahead.Begin(definition.InitialStock, definition.InitialPipeline);
        owed = Math.Max(0, -definition.InitialStock);
    }

    protected override void CopyState(SupplySystem other)
    {
        var source = (DualSourcingSystem)other;
        View.Ahead.CopyFrom(source.View.Ahead);
        owed = source.owed;
    }

    protected override double Play(int period, ReadOnlySpan<double> orders, ReadOnlySpan<int> demand)
    {
        var (expedited, regular) = (Units(orders[0]), Units(orders[1]));
        var net = View.NetInventory + expedited - demand[0];
        var left = Math.Max(0, net);
        var before = owed;
        owed = Math.Max(0, -net);
        sold = demand[0] + before - owed;
        View.Ahead.GoOn(net, regular);
        Counts.NoteMarket(demand[0], sold, owed);
        Counts.NoteStock(left);
        return -(
            (definition.ExpeditedCost * expedited)
            + (definition.RegularCost * regular)
            + (definition.HoldingCost * left)
            + (definition.BacklogCost * owed)
        );
    }

    protected override void CopyDetails(int period, Span<double> details) => (details[0], details[1]) = (sold, owed);

    private static double Units(double order) =>
        double.IsPositiveInfinity(order)
            ? throw new ArgumentException("An order is infinite; a number is needed.", nameof(order))
            : Math.Round(Math.Max(0, order));
}
