namespace ProcessChain;

/// <summary>
/// The chain as processes on the kernel: the reference, which traces every event. Where it is played, the simulation asks the
/// controller (the agent hook); where it is stepped, the control process waits at a gate for each decision. Both give the same
/// trajectory.
/// </summary>
internal sealed class ProcessModel(ChainDefinition definition, int periods) : ChainSystem(definition, periods)
{
    private readonly Puppet puppet = new();
    private DecisionGate gate = new();
    private LinearChain? episode;

    public override bool IsOver => episode is { IsOver: true };

    public override StepOutcome Step(ReadOnlySpan<double> action)
    {
        if (episode is null || !gate.IsWaiting)
            throw new InvalidOperationException("No episode is under way: call Reset first.");
        puppet.Choice = View.ChoiceOf(action);
        gate.Pass();
        RunToNextDecision(episode);
        return puppet.Outcome;
    }

    /// <inheritdoc/>
    /// <remarks>The end of a period is seen on its evening: before what arrives and is ordered next morning.</remarks>
    internal override void Play(IController controller, EpisodeSeed seed, EpisodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(controller);
        var orders = OrdersOf(seed, options);
        gate = new DecisionGate();
        episode = Begin(orders, controller, gate: null, options);
        controller.BeginEpisode(new Chance(seed));
        episode.Run();
    }

    protected override void Restart(IEnumerable<CustomerOrder> orders)
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
        Clear();
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
