using System.Threading;

namespace ProcessChain;

/// <summary>
/// A system in the course of an episode, with the semantics of Gymnasium: reset, observe, decide, step. Stepping does not
/// allocate. Not safe for use by several threads.
/// </summary>
public abstract class RunningSystem
{
    private readonly double[] action;

    /// <summary>A system that must be reset before its first step.</summary>
    /// <param name="definition">A valid definition.</param>
    /// <param name="periods">Periods of an episode, 1 or more.</param>
    protected RunningSystem(SystemDefinition definition, int periods)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(periods);
        Definition = definition;
        Periods = periods;
        action = new double[definition.Actions.Width];
    }

    /// <summary>What it was made from.</summary>
    public SystemDefinition Definition { get; }

    /// <summary>Periods of an episode.</summary>
    public int Periods { get; }

    /// <summary>What controllers may know of it.</summary>
    public abstract SystemView View { get; }

    /// <summary>Whether the last period has been played.</summary>
    public abstract bool IsOver { get; }

    /// <summary>Begins an episode, with the demand that follows from its seed.</summary>
    public abstract void Reset(EpisodeSeed seed);

    /// <summary>Begins an episode with a known demand.</summary>
    public abstract void Reset(DemandPath path);

    /// <summary>Begins an episode with a known demand.</summary>
    /// <param name="path">The demand.</param>
    /// <param name="seed">What all other chance in the system follows from, where there is any.</param>
    internal virtual void Reset(DemandPath path, EpisodeSeed seed) => Reset(path);

    /// <summary>Begins an episode whose demand is drawn from a generator.</summary>
    /// <param name="source">What is random in the demand.</param>
    /// <param name="seed">What all other chance in the system follows from, where there is any.</param>
    /// <exception cref="NotSupportedException">The demand of this system is drawn from streams only.</exception>
    internal virtual void Reset(IUniformSource source, EpisodeSeed seed) => throw new NotSupportedException();

    /// <summary>Takes one action and goes on to the next decision.</summary>
    /// <param name="action">As many numbers as the <see cref="ActionSpace"/> says.</param>
    /// <exception cref="InvalidOperationException">The episode is over, or was never begun.</exception>
    /// <exception cref="InfeasibleActionException">The choice is not allowed; the episode goes on as if it had not been tried.</exception>
    /// <exception cref="ArgumentException">An order is not a number, is infinite where the system does not take that, or there are too many or too few.</exception>
    public abstract StepOutcome Step(ReadOnlySpan<double> action);

    /// <summary>Writes what has come of the episode so far, in the order of <see cref="SystemDefinition.Figures"/>.</summary>
    public abstract void CopyFigures(Span<double> figures);

    /// <summary>Writes the flows of the period that was played last, in the order of <see cref="SystemDefinition.Flows"/>.</summary>
    public abstract void CopyFlows(Span<double> flows);

    /// <summary>
    /// Takes over the state of another system of the same definition: its next steps are the same to the last bit. Figures and
    /// flows so far may be forgotten. Does not allocate.
    /// </summary>
    /// <param name="other">In the course of an episode.</param>
    /// <exception cref="NotSupportedException">Episodes of this system cannot branch: <see cref="SystemDefinition.ValidateBranching"/>.</exception>
    public virtual void CopyFrom(RunningSystem other) => throw new NotSupportedException();

    /// <summary>
    /// Draws all demand to come anew, by its law given what was demanded so far: what happens from here on is one of the futures
    /// of this state, and systems in the same state that draw from the same episode's stream meet the same demand.
    /// </summary>
    /// <param name="future">All chance comes from its stream of demand.</param>
    /// <exception cref="NotSupportedException">Episodes of this system cannot branch: <see cref="SystemDefinition.ValidateBranching"/>.</exception>
    public virtual void Redraw(EpisodeSeed future) => throw new NotSupportedException();

    /// <summary>The figures as a new array.</summary>
    public double[] Figures()
    {
        var figures = new double[Definition.Figures.Count];
        CopyFigures(figures);
        return figures;
    }

    /// <summary>
    /// Plays one episode with a controller, which is told of its beginning and learns from it if it is an
    /// <see cref="ILearningController"/>.
    /// </summary>
    /// <param name="controller">Decides.</param>
    /// <param name="seed">The episode: the source of all chance.</param>
    /// <exception cref="InfeasibleActionException">The controller made a choice that is not allowed.</exception>
    public void Play(IController controller, EpisodeSeed seed) => Play(controller, seed, default);

    /// <inheritdoc cref="Play(IController, EpisodeSeed)"/>
    /// <param name="controller">Decides.</param>
    /// <param name="seed">The episode: the source of all chance.</param>
    /// <param name="options">Who looks on, and what stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped within the episode.</exception>
    internal virtual void Play(IController controller, EpisodeSeed seed, EpisodeOptions options)
    {
        ArgumentNullException.ThrowIfNull(controller);
        Begin(seed, options);
        controller.BeginEpisode(new Chance(seed));
        var learner = controller as ILearningController;
        while (!IsOver)
        {
            options.Stop.ThrowIfCancellationRequested();
            controller.Decide(View, action);
            var outcome = Step(action);
            learner?.Learn(outcome);
            if (outcome.EndsPeriod)
                options.Periods?.PeriodEnded(this);
        }
    }

    /// <summary>Begins an episode with the demand that it is to be played with.</summary>
    internal void Begin(EpisodeSeed seed, EpisodeOptions options)
    {
        if (options.Path is { } path)
            Reset(path, seed);
        else if (options.NumpySeed is { } numpySeed)
            Reset(new NumpyGenerator(numpySeed), seed);
        else
            Reset(seed);
    }
}

/// <summary>How an episode is played.</summary>
/// <param name="Path">Its demand; null: it is drawn.</param>
/// <param name="NumpySeed">The seed of numpy's <c>default_rng</c>, from which it is drawn; null: from the stream of its seed.</param>
/// <param name="Periods">Sees the end of every period; nobody costs nothing.</param>
/// <param name="Events">Sees every event, where the system traces events.</param>
/// <param name="Stop">Stops it within the episode.</param>
internal readonly record struct EpisodeOptions(
    DemandPath? Path = null,
    long? NumpySeed = null,
    IPeriodWatcher? Periods = null,
    IEventWatcher? Events = null,
    CancellationToken Stop = default
);

/// <summary>Looks on while an episode is played.</summary>
internal interface IPeriodWatcher
{
    /// <summary>A period has been played; <see cref="RunningSystem.CopyFlows"/> tells its flows.</summary>
    void PeriodEnded(RunningSystem system);
}

/// <summary>Receives every event of an episode, in the order in which they happen.</summary>
internal interface IEventWatcher
{
    /// <summary>Called as the event happens.</summary>
    void Record(TraceEvent traced);
}
