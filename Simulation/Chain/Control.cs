namespace ProcessChain;

/// <summary>
/// The control process: asks the controller k times a day, places the orders it decides on, closes the day once
/// everything is shipped, and tells a learning controller what came of each decision.
/// </summary>
internal sealed class Control(
    Simulation simulation,
    ChainDefinition chain,
    ChainState state,
    IController controller,
    DecisionGate? gate,
    Supplier[] suppliers,
    EpisodeRecorder recorder,
    IDayObserver? observer,
    int days
)
{
    private readonly CostLedger ledger = new(chain, state);
    private readonly ChainObservation observation = new(chain, state);
    private readonly ILearningController? learner = controller as ILearningController;
    private readonly int iterations = chain.Iterations;

    public ChainObservation Observation => observation;

    public IEnumerable<Event> Run()
    {
        for (var day = 0; day < days; day++)
        {
            if (learner is not null)
                ledger.Update();
            var action = 0;
            for (var i = 1; i <= iterations; i++)
            {
                if (gate is not null)
                    yield return gate.Open(simulation);
                action = controller.Decide(observation);
                Place(action);
                state.Iteration = i;
                if (i < iterations)
                    Tell(action, endsDay: false);
            }
            yield return simulation.TimeoutD(0, DayPhase.Close);
            CloseDay();
            yield return simulation.TimeoutD(1, DayPhase.Control);
            state.Day = day + 1;
            state.Iteration = 0;
            Tell(action, endsDay: true);
        }
    }

    private void Place(int action)
    {
        if (!observation.IsFeasible(action))
            throw new InfeasibleActionException(action, observation);
        if (action == 0)
            return;
        recorder.StationOrdered(action, chain.LotSize);
        suppliers[action - 1].Order(chain.LotSize);
    }

    private void CloseDay()
    {
        ledger.Update();
        recorder.CloseDay(ledger);
        observer?.CloseDay(observation, ledger.Storage, ledger.Late);
    }

    private void Tell(int action, bool endsDay)
    {
        if (learner is null)
            return;
        var reward = chain.Reward.Of(ledger.Storage, ledger.Late);
        var truncated = state.Day == days;
        learner.Learn(
            new StepOutcome(
                action,
                reward,
                ledger.Storage,
                ledger.Late,
                endsDay,
                Terminated: false,
                truncated,
                observation
            )
        );
    }
}
