namespace ProcessChain;

/// <summary>
/// What a controller may know of a running system: a live view of the present moment. It shows nothing of what will happen.
/// Rules see the view of their own kind of system.
/// </summary>
public abstract class SystemView
{
    /// <summary>The system observed: its laws.</summary>
    public abstract SystemDefinition Definition { get; }

    /// <summary>The period, from 0.</summary>
    public abstract int Period { get; }

    /// <summary>Which decision of the period comes next, 0 .. k−1.</summary>
    public virtual int Decision => 0;

    /// <summary>Writes a part of the observation in natural units; does not allocate.</summary>
    /// <param name="part">Its index among the <see cref="SystemDefinition.Observations"/>.</param>
    /// <param name="numbers">Receives as many numbers as the part has.</param>
    public abstract void Observe(int part, Span<float> numbers);

    /// <summary>An inventory position: units on hand and on order, less those owed.</summary>
    /// <param name="place">From 0, one of <see cref="SystemDefinition.Positions"/>.</param>
    /// <exception cref="NotSupportedException">The system shows none.</exception>
    public virtual double Position(int place) => throw new NotSupportedException("The system shows no positions.");

    /// <summary>Whether a choice may be taken now. Only where actions are choices.</summary>
    /// <param name="choice">Any number; one that is no choice is not allowed.</param>
    public virtual bool IsAllowed(int choice) => choice >= 0 && choice < ((ChoiceSpace)Definition.Actions).Count;

    /// <summary>The choices that may be taken now. Only where actions are choices.</summary>
    public IEnumerable<int> AllowedChoices() =>
        Enumerable.Range(0, ((ChoiceSpace)Definition.Actions).Count).Where(IsAllowed);

    /// <summary>The choice that an action is. Only where actions are choices.</summary>
    /// <param name="action">One number.</param>
    /// <exception cref="InfeasibleActionException">It is no choice, or one that is not allowed now.</exception>
    public int ChoiceOf(ReadOnlySpan<double> action)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(action.Length, 1);
        var choice = double.ConvertToIntegerNative<int>(action[0]);
        if (choice != action[0] || !IsAllowed(choice))
            throw new InfeasibleActionException(action[0], this);
        return choice;
    }

    /// <summary>Whether a choice is allowed and, if it orders, its supplier can serve the whole order now. Choice 0 always is.</summary>
    /// <param name="choice">A choice.</param>
    public virtual bool IsServed(int choice) => IsAllowed(choice);

    /// <summary>The most units that the supplier of a place can ship now. Only where actions are orders.</summary>
    /// <param name="place">From 0.</param>
    /// <returns>0 or more; infinite where nothing limits it.</returns>
    public virtual double MostServed(int place) => double.PositiveInfinity;
}
