namespace ProcessChain;

/// <summary>
/// The process model as a running system. Where it is played, the simulation asks the controller (the agent hook); where it
/// is stepped, the control process waits at a gate for each decision. Both give the same trajectory.
/// </summary>
internal sealed class ChainSystem : RunningSystem
{
    private readonly ChainDefinition definition;
    private readonly Puppet puppet = new();
    private DecisionGate gate = new();
    private LinearChain? episode;

    public ChainSystem(ChainDefinition definition, int periods)
        : base(definition, periods)
    {
        this.definition = definition;
        State = new ChainState(definition.Stations);
        View = new ChainView(definition, State);
        Ledger = new CostLedger(definition, State);
        DayFlows = new DayFlows(State);
    }

    public override ChainView View { get; }

    public override bool IsOver => episode is { IsOver: true };

    public ChainState State { get; }

    public CostLedger Ledger { get; }

    public DayFlows DayFlows { get; }

    public override void Reset(EpisodeSeed seed) => Begin(OrdersOf(seed));

    public override void Reset(DemandPath path) => Begin(OrdersOf(path));

    public override StepOutcome Step(ReadOnlySpan<double> action)
    {
        if (episode is null || !gate.IsWaiting)
            throw new InvalidOperationException("No episode is under way: call Reset first.");
        puppet.Choice = View.ChoiceOf(action);
        gate.Pass();
        RunToNextDecision(episode);
        return puppet.Outcome;
    }

    public override void CopyFigures(Span<double> figures) =>
        (
            episode ?? throw new InvalidOperationException("No episode has begun: call Reset first.")
        ).Recorder.CopyFigures(figures);

    public override void CopyFlows(Span<double> flows) => DayFlows.CopyTo(flows);

    /// <inheritdoc/>
    /// <remarks>The end of a period is seen on its evening: before what arrives and is ordered next morning.</remarks>
    internal override void Play(IController controller, EpisodeSeed seed, EpisodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(controller);
        var orders = options.Path is { } path ? OrdersOf(path) : OrdersOf(seed);
        gate = new DecisionGate();
        episode = Begin(orders, controller, gate: null, options);
        controller.BeginEpisode(new Chance(seed));
        episode.Run();
    }

    private static IEnumerable<CustomerOrder> OrdersOf(DemandPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentOutOfRangeException.ThrowIfNotEqual(path.Markets, 1);
        return path.Orders(0);
    }

    private IEnumerable<CustomerOrder> OrdersOf(EpisodeSeed seed) =>
        definition.Demand.Orders(seed.Stream(SystemDefinition.DemandStream));

    private void Begin(IEnumerable<CustomerOrder> orders)
    {
        gate = new DecisionGate();
        episode = Begin(orders, puppet, gate, default);
        RunToNextDecision(episode);
    }

    private LinearChain Begin(
        IEnumerable<CustomerOrder> orders,
        IController controller,
        DecisionGate? gate,
        EpisodeOptions options
    )
    {
        State.Begin(definition.InitialStock.For(definition.Stations));
        DayFlows.Begin();
        return new LinearChain(this, orders, controller, gate, options);
    }

    private void RunToNextDecision(LinearChain chain)
    {
        while (!gate.IsWaiting && !chain.IsOver)
            chain.Simulation.Step();
    }

    /// <summary>Decides what the caller of <see cref="Step"/> has decided, and keeps what came of it.</summary>
    private sealed class Puppet : ILearningController
    {
        public int Choice;
        public StepOutcome Outcome;

        public void BeginEpisode(Chance chance) { }

        public void Decide(SystemView view, Span<double> action) => action[0] = Choice;

        public void Learn(in StepOutcome outcome) => Outcome = outcome;
    }
}
