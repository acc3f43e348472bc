namespace ProcessChain;

/// <summary>
/// A chain in the course of an episode, in one of two forms that give the same to the last bit: the <see cref="ProcessModel"/>,
/// and the faster <see cref="FlatChain"/>.
/// </summary>
internal abstract class ChainSystem : RunningSystem
{
    protected ChainSystem(ChainDefinition definition, int periods)
        : base(definition, periods)
    {
        Chain = definition;
        State = new ChainState(definition.Stations);
        View = new ChainView(definition, State);
        Ledger = new CostLedger(definition, State);
        DayFlows = new DayFlows(State);
        Recorder = new EpisodeRecorder(State, definition.BullwhipWindow);
    }

    public ChainDefinition Chain { get; }

    public sealed override ChainView View { get; }

    public ChainState State { get; }

    public CostLedger Ledger { get; }

    public DayFlows DayFlows { get; }

    public EpisodeRecorder Recorder { get; }

    /// <summary>Whether an episode was ever begun.</summary>
    protected bool HasBegun { get; set; }

    public sealed override void Reset(EpisodeSeed seed) => Restart(OrdersOf(seed));

    public sealed override void Reset(DemandPath path) => Restart(OrdersOf(path));

    public sealed override void CopyFigures(Span<double> figures)
    {
        if (!HasBegun)
            throw new InvalidOperationException("No episode has begun: call Reset first.");
        Recorder.CopyFigures(figures);
    }

    public sealed override void CopyFlows(Span<double> flows) => DayFlows.CopyTo(flows);

    /// <summary>Goes to the first decision of an episode with these orders of the customer.</summary>
    protected abstract void Restart(IEnumerable<CustomerOrder> orders);

    /// <summary>The orders of an episode that is about to be played.</summary>
    protected IEnumerable<CustomerOrder> OrdersOf(EpisodeSeed seed, EpisodeOptions options) =>
        options.Path is { } path ? OrdersOf(path) : OrdersOf(seed);

    /// <summary>The moment before day 0.</summary>
    protected void Clear()
    {
        HasBegun = true;
        State.Begin(Chain.InitialStock);
        DayFlows.Begin();
        Recorder.Begin();
    }

    private static IEnumerable<CustomerOrder> OrdersOf(DemandPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfNotEqual(path.Markets, 1);
        return path.Orders(0);
    }

    private IEnumerable<CustomerOrder> OrdersOf(EpisodeSeed seed) =>
        Chain.Demand.Orders(seed.Stream(SystemDefinition.DemandStream));
}
