namespace ProcessChain;

/// <summary>
/// A system as a Markov decision process of finitely many states and actions: what an exact solution needs of it. Costs are to be
/// small.
/// </summary>
/// <remarks>
/// <para>
/// In a period the system is in a state, an action is taken, and chance moves the system on. What can happen is one of a few
/// <see cref="OutcomeLaw"/>s, often that of the units on hand: an outcome of a law moves the system to the state
/// <c>base + offset</c>, where the base follows from state and action alone. Actions of one law whose bases are consecutive
/// numbers are told together, as an <see cref="ActionRun"/>: a solver weighs them side by side. States are therefore best
/// numbered such that those that follow on consecutive orders are neighbours. A model without such structure has runs of one
/// action, and as many laws as it needs.
/// </para>
/// <para>The cost of a period is <see cref="CostOf"/> the action and the <see cref="OutcomeLaw.Cost"/> of the law.</para>
/// <para>
/// The states that have actions must be closed: every outcome of their actions leads to another one of them. Actions that are
/// no better than another one in every case, as is proved for the kind of system, are best left out. For use by several
/// threads at once.
/// </para>
/// </remarks>
public abstract class FiniteModel
{
    /// <summary>Numbers of states, from 0; states that are never entered may be among them. <see cref="long.MaxValue"/>: more than can be counted.</summary>
    public abstract long States { get; }

    /// <summary>What gives a system fewer states, as the end of a sentence: keys of its definition.</summary>
    public virtual string FewerBy => "smaller settings have fewer";

    /// <summary>Numbers of actions, from 0.</summary>
    public abstract int Actions { get; }

    /// <summary>Numbers of laws, from 0.</summary>
    public abstract int Laws { get; }

    /// <summary>The most runs that a state has.</summary>
    public virtual int MostRuns => 1;

    /// <summary>What an action costs by itself.</summary>
    /// <param name="action">Its number.</param>
    public virtual double CostOf(int action) => 0;

    /// <summary>A law.</summary>
    /// <param name="law">Its number.</param>
    public abstract OutcomeLaw LawOf(int law);

    /// <summary>Writes the actions of a state; called in every sweep over the states, so that it must be fast.</summary>
    /// <param name="state">Its number.</param>
    /// <param name="runs">Receives the runs; as long as <see cref="MostRuns"/>.</param>
    /// <returns>How many were written; 0 for a state that is never entered.</returns>
    public abstract int CopyRuns(int state, Span<ActionRun> runs);

    /// <summary>The state that a system is in; of a system that is outside of the states considered the nearest one that has actions.</summary>
    /// <param name="view">A system of the model's definition.</param>
    public abstract int StateOf(SystemView view);

    /// <summary>Writes an action as the system takes it.</summary>
    /// <param name="action">Its number.</param>
    /// <param name="decision">Receives as many numbers as the <see cref="ActionSpace"/> of the system says.</param>
    public abstract void CopyDecision(int action, Span<double> decision);
}

/// <summary>Actions of a state with consecutive numbers, after which chance has the same law and consecutive bases.</summary>
/// <param name="Law">The number of the law.</param>
/// <param name="Base">What the outcomes' offsets are added to after the first action; one more after the next one, and so on.</param>
/// <param name="FirstAction">The number of the first action.</param>
/// <param name="Count">How many actions, 1 or more.</param>
public readonly record struct ActionRun(int Law, int Base, int FirstAction, int Count);

/// <summary>What chance can do.</summary>
/// <param name="Cost">The expected cost of what happens, whatever was done.</param>
/// <param name="Outcomes">What can happen; the probabilities are 1 together.</param>
public sealed record OutcomeLaw(double Cost, IReadOnlyList<Outcome> Outcomes);

/// <summary>One thing that can happen.</summary>
/// <param name="Offset">What is added to a base to give the number of the next state; may be negative.</param>
/// <param name="Probability">Above 0, at most 1.</param>
public readonly record struct Outcome(int Offset, double Probability);
