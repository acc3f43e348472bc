namespace ProcessChain;

/// <summary>
/// The chain turned around: not the simulation asks for decisions, but the caller steps it from decision to decision,
/// with the semantics of Gymnasium's <c>Env</c>. Gives the same trajectory as <see cref="EpisodeSetup.Run"/>.
/// </summary>
public sealed class ChainEnvironment
{
    private readonly EpisodeSetup setup;
    private readonly Watchers watchers;
    private readonly Puppet puppet = new();
    private DecisionGate gate = new();
    private LinearChain? chain;
    private EpisodeSeed seed;

    /// <summary>An environment that must be reset before its first step.</summary>
    /// <param name="setup">A valid chain and customer, and the length of an episode.</param>
    /// <param name="watchers">Who looks on; nobody costs nothing.</param>
    public ChainEnvironment(EpisodeSetup setup, Watchers watchers = default)
    {
        ArgumentNullException.ThrowIfNull(setup);
        this.setup = setup;
        this.watchers = watchers;
        ActionSpace = new DiscreteSpace(setup.Chain.Actions);
        ObservationSpace = BoxSpace.ForObservationsOf(setup.Chain);
    }

    /// <summary>Actions 0 .. n: nobody orders, or station k orders one lot.</summary>
    public DiscreteSpace ActionSpace { get; }

    /// <summary>The bounds of the 4n+2 numbers that <see cref="ChainObservation.CopyTo"/> writes.</summary>
    public BoxSpace ObservationSpace { get; }

    /// <summary>Begins an episode.</summary>
    /// <param name="seed">Episode 0 of this seed; left out: the episode after the last one.</param>
    /// <returns>The first observation: day 0 after arrivals and customer orders. A live view of the present moment.</returns>
    public ChainObservation Reset(long? seed = null) =>
        Reset(seed is { } root ? new EpisodeSeed(root, 0) : this.seed with { Episode = this.seed.Episode + 1 });

    /// <summary>Begins the given episode.</summary>
    /// <returns>The first observation. A live view of the present moment.</returns>
    public ChainObservation Reset(EpisodeSeed seed)
    {
        this.seed = seed;
        gate = new DecisionGate();
        puppet.Outcome = default;
        chain = new LinearChain(setup, seed, puppet, gate, watchers);
        RunToNextDecision(chain);
        return chain.Observation;
    }

    /// <summary>Takes one action and runs to the next decision.</summary>
    /// <param name="action">0 .. n, feasible.</param>
    /// <exception cref="InvalidOperationException">The environment was not reset, or the episode has ended.</exception>
    /// <exception cref="InfeasibleActionException">The action is not feasible; the episode goes on as if it had not been tried.</exception>
    public EnvironmentStep Step(int action)
    {
        if (chain is null || !gate.IsWaiting)
            throw new InvalidOperationException("No episode is under way: call Reset first.");
        if (!chain.Observation.IsFeasible(action))
            throw new InfeasibleActionException(action, chain.Observation);
        var deliveredBefore = chain.Delivered;
        puppet.Action = action;
        gate.Pass();
        RunToNextDecision(chain);
        var outcome = puppet.Outcome;
        var info = new StepInfo(
            outcome.StorageCost,
            outcome.LateCost,
            outcome.EndsDay,
            chain.Delivered - deliveredBefore,
            outcome.Truncated ? chain.Figures() : null
        );
        return new EnvironmentStep(chain.Observation, outcome.Reward, outcome.Terminated, outcome.Truncated, info);
    }

    /// <summary>Plays one episode with a controller, which learns from it if it can.</summary>
    /// <returns>The key figures.</returns>
    public EpisodeFigures Play(IController controller, EpisodeSeed seed)
    {
        ArgumentNullException.ThrowIfNull(controller);
        controller.BeginEpisode(seed);
        var observation = Reset(seed);
        while (true)
        {
            var action = controller.Decide(observation);
            var step = Step(action);
            if (controller is ILearningController learner)
                learner.Learn(step.OutcomeOf(action));
            if (step.Truncated)
                return step.Info.Episode!;
        }
    }

    private void RunToNextDecision(LinearChain episode)
    {
        while (!gate.IsWaiting && !puppet.Outcome.Truncated)
            episode.Simulation.Step();
    }

    /// <summary>Decides what the caller of <see cref="Step"/> has decided, and keeps what came of it.</summary>
    private sealed class Puppet : ILearningController
    {
        public int Action;
        public StepOutcome Outcome;

        public void BeginEpisode(EpisodeSeed seed) { }

        public int Decide(ChainObservation observation) => Action;

        public void Learn(in StepOutcome outcome) => Outcome = outcome;
    }
}

/// <summary>What <see cref="ChainEnvironment.Step"/> returns, as Gymnasium's <c>step</c> does.</summary>
/// <param name="Observation">The chain before the next decision; a live view, use <see cref="ChainObservation.ToArray"/> to keep it.</param>
/// <param name="Reward">Within [−1, 1].</param>
/// <param name="Terminated">Whether the task itself has ended; never so here.</param>
/// <param name="Truncated">Whether the episode was cut off after its last day.</param>
/// <param name="Info">Costs, and the key figures at the end.</param>
public readonly record struct EnvironmentStep(
    ChainObservation Observation,
    double Reward,
    bool Terminated,
    bool Truncated,
    StepInfo Info
)
{
    /// <summary>The same as a learning controller is told it.</summary>
    /// <param name="action">The action taken.</param>
    public StepOutcome OutcomeOf(int action) =>
        new(action, Reward, Info.StorageCost, Info.LateCost, Info.EndsDay, Terminated, Truncated, Observation);
}

/// <summary>What else there is to know of a step.</summary>
/// <param name="StorageCost">C_s, money per day.</param>
/// <param name="LateCost">C_late, money per day.</param>
/// <param name="EndsDay">Whether the step ended a day.</param>
/// <param name="Delivered">Units that have reached the customer with this step.</param>
/// <param name="Episode">The key figures of the episode; only at its end.</param>
public readonly record struct StepInfo(
    double StorageCost,
    double LateCost,
    bool EndsDay,
    int Delivered,
    EpisodeFigures? Episode
);
