namespace ProcessChain;

/// <summary>Decides for a system. One instance controls one system at a time, on one thread.</summary>
public interface IController
{
    /// <summary>Called before the first decision of an episode; forgets what belongs to the last one.</summary>
    void BeginEpisode(Chance chance);

    /// <summary>Decides.</summary>
    /// <param name="view">The system at this moment; a live view, valid during the call.</param>
    /// <param name="action">Receives the decision: as many numbers as the <see cref="ActionSpace"/> says.</param>
    void Decide(SystemView view, Span<double> action);
}

/// <summary>A controller that can also learn from what its decisions led to.</summary>
public interface ILearningController : IController
{
    /// <summary>
    /// Called once after every <see cref="IController.Decide"/>, when the outcome of that decision is known and before
    /// the next one is asked for.
    /// </summary>
    void Learn(in StepOutcome outcome);
}

/// <summary>A controller of one kind of system.</summary>
/// <typeparam name="TView">What that kind shows of itself.</typeparam>
public abstract class Controller<TView> : IController
    where TView : SystemView
{
    /// <inheritdoc/>
    public virtual void BeginEpisode(Chance chance) { }

    /// <inheritdoc cref="IController.Decide"/>
    public abstract void Decide(TView view, Span<double> action);

    void IController.Decide(SystemView view, Span<double> action) => Decide((TView)view, action);
}
