namespace ProcessChain;

/// <summary>
/// The control process: asks the controller k times a day, places the orders it decides on, closes the day once
/// everything is shipped, and tells a learning controller what came of each decision.
/// </summary>
internal sealed class Control(
    ProcessModel system,
    LinearChain chain,
    IController controller,
    DecisionGate? gate,
    EpisodeOptions options
)
{
    private readonly Simulation simulation = chain.Simulation;
    private readonly ChainState state = system.State;
    private readonly CostLedger ledger = system.Ledger;
    private readonly ChainView view = system.View;
    private readonly RewardDefinition reward = system.View.Definition.Reward;
    private readonly int lotSize = system.View.Definition.LotSize;
    private readonly int iterations = system.View.Definition.DecisionsPerPeriod;
    private readonly ChainController? rule = controller as ChainController;
    private readonly ILearningController? learner = controller as ILearningController;
    private readonly double[] action = new double[1];

    /// <summary>Whether every day's flows may be asked for; else only the last day's, which begin where the day before ends.</summary>
    private readonly bool areFlowsNoted = gate is not null || options.Periods is not null;

    /// <summary>Whether the last day is over, and all told of it.</summary>
    public bool IsOver { get; private set; }

    public IEnumerable<Event> Run()
    {
        for (var day = 0; day < system.Periods; day++)
        {
            options.Stop.ThrowIfCancellationRequested();
            if (learner is not null)
                ledger.Update();
            for (var i = 1; i <= iterations; i++)
            {
                if (gate is not null)
                    yield return gate.Open(simulation);
                Place(Choose());
                state.Iteration = i;
                if (i < iterations)
                    Tell(endsDay: false);
            }
            yield return simulation.TimeoutD(0, DayPhase.Close);
            CloseDay(day);
            yield return simulation.TimeoutD(1, DayPhase.Control);
            state.Day = day + 1;
            state.Iteration = 0;
            IsOver = state.Day == system.Periods;
            Tell(endsDay: true);
        }
    }

    /// <summary>Rules of chains are asked without the detour over the numbers of an action, which would cost one twentieth of a day's time.</summary>
    private int Choose()
    {
        if (rule is null)
        {
            controller.Decide(view, action);
            return view.ChoiceOf(action);
        }
        var choice = rule.Decide(view);
        return view.IsAllowed(choice) ? choice : throw new InfeasibleActionException(choice, view);
    }

    private void Place(int station)
    {
        if (station > 0)
            chain.Suppliers[station - 1].Order(lotSize);
    }

    private void CloseDay(int day)
    {
        ledger.Update();
        system.Recorder.CloseDay(ledger);
        if (areFlowsNoted || day >= system.Periods - 2)
            system.DayFlows.CloseDay(ledger);
        options.Periods?.PeriodEnded(system);
    }

    private void Tell(bool endsDay) =>
        learner?.Learn(
            new StepOutcome(reward.Of(ledger.Storage, ledger.Late), endsDay, Terminated: false, Truncated: IsOver, view)
        );
}
