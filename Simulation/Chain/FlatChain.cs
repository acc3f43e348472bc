namespace ProcessChain;

/// <summary>
/// The chain as straight loops over its links, without processes: equal to the <see cref="ProcessModel"/>, several times as fast,
/// and its state can be copied. Traces no events.
/// </summary>
internal sealed class FlatChain : ChainSystem
{
    private readonly int lotSize;
    private readonly int decisions;
    private readonly RewardDefinition reward;
    private readonly CustomerOrders orders = new();
    private readonly Roads roads;
    private readonly double[] action = new double[1];
    private double rewardByDay;

    public FlatChain(ChainDefinition definition, int periods)
        : base(definition, periods)
    {
        lotSize = definition.LotSize;
        decisions = definition.DecisionsPerPeriod;
        reward = definition.Reward;
        roads = new Roads(definition, periods);
    }

    public override bool IsOver => HasBegun && State.Day == Periods;

    public override StepOutcome Step(ReadOnlySpan<double> action)
    {
        if (!HasBegun || IsOver)
            throw new InvalidOperationException("No episode is under way: call Reset first.");
        return Advance(View.ChoiceOf(action), areFlowsNoted: true, watcher: null);
    }

    /// <inheritdoc/>
    /// <remarks>The end of a period is seen on its evening: before what arrives and is ordered next morning.</remarks>
    internal override void Play(IController controller, EpisodeSeed seed, EpisodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(controller);
        var demanded = OrdersOf(seed, options);
        controller.BeginEpisode(new Chance(seed));
        Restart(demanded);
        var rule = controller as ChainController;
        var learner = controller as ILearningController;
        while (!IsOver)
        {
            if (State.Iteration == 0)
                options.Stop.ThrowIfCancellationRequested();
            // Only the last day's flows are asked for where nobody watches; they begin where the day before ends.
            var areFlowsNoted = options.Periods is not null || State.Day >= Periods - 2;
            var choice = rule is null ? Ask(controller) : Ask(rule);
            var outcome = Advance(choice, areFlowsNoted, options.Periods);
            learner?.Learn(outcome);
        }
    }

    public override void CopyFrom(RunningSystem other)
    {
        ArgumentNullException.ThrowIfNull(other);
        var chain = (FlatChain)other;
        HasBegun = chain.HasBegun;
        State.CopyFrom(chain.State);
        Ledger.CopyFrom(chain.Ledger);
        DayFlows.CopyFrom(chain.DayFlows);
        Recorder.CopyFrom(chain.Recorder);
        roads.CopyFrom(chain.roads);
        orders.CopyFrom(chain.orders, Periods);
        rewardByDay = chain.rewardByDay;
    }

    public override void Redraw(EpisodeSeed future)
    {
        var stream = future.Stream(SystemDefinition.DemandStream);
        orders.Begin(Chain.Demand.OrdersAfter(stream, State.Day, State.LastCustomerOrderDay));
    }

    protected override void Restart(IEnumerable<CustomerOrder> orders)
    {
        Clear();
        roads.Clear();
        this.orders.Begin(orders);
        BeginDay(0);
    }

    /// <summary>Rules of chains are asked without the detour over the numbers of an action.</summary>
    private int Ask(ChainController rule)
    {
        var choice = rule.Decide(View);
        return View.IsAllowed(choice) ? choice : throw new InfeasibleActionException(choice, View);
    }

    private int Ask(IController controller)
    {
        controller.Decide(View, action);
        return View.ChoiceOf(action);
    }

    /// <summary>Takes an allowed choice and goes on to the next decision.</summary>
    private StepOutcome Advance(int choice, bool areFlowsNoted, IPeriodWatcher? watcher)
    {
        if (choice > 0)
            State.Order(choice, lotSize);
        if (++State.Iteration < decisions)
            return new StepOutcome(rewardByDay, EndsPeriod: false, Terminated: false, Truncated: false, View);
        EndDay(areFlowsNoted);
        watcher?.PeriodEnded(this);
        var rewardOfEvening = reward.Of(Ledger.Storage, Ledger.Late);
        BeginDay(State.Day + 1);
        return new StepOutcome(rewardOfEvening, EndsPeriod: true, Terminated: false, Truncated: IsOver, View);
    }

    /// <summary>Shipments arrive, and the customer orders.</summary>
    private void BeginDay(int day)
    {
        (State.Day, State.Iteration) = (day, 0);
        roads.Arrive(State);
        while (orders.NextDay <= day)
        {
            State.LastCustomerOrderDay = day;
            var units = orders.Take();
            Recorder.CustomerOrdered(units);
            State.Order(State.Customer, units);
        }
        Ledger.Update();
        rewardByDay = reward.Of(Ledger.Storage, Ledger.Late);
    }

    /// <summary>Everybody ships, and costs are taken.</summary>
    private void EndDay(bool areFlowsNoted)
    {
        roads.Ship(State);
        Ledger.Update();
        Recorder.CloseDay(Ledger);
        if (areFlowsNoted)
            DayFlows.CloseDay(Ledger);
    }
}
