namespace ProcessChain;

/// <summary>What a controller decides: a <see cref="ChoiceSpace"/> or an <see cref="OrderSpace"/>.</summary>
public abstract record ActionSpace
{
    private protected ActionSpace() { }

    /// <summary>Numbers in an action.</summary>
    public abstract int Width { get; }
}

/// <summary>One of several choices, some of which may not be allowed at a moment; an action is its number, from 0.</summary>
/// <param name="Count">How many there are, 2 or more. Choice 0 is always allowed.</param>
public sealed record ChoiceSpace(int Count) : ActionSpace
{
    /// <inheritdoc/>
    public override int Width => 1;
}

/// <summary>
/// Units ordered in each of several places; an action is one number for each, 0 or more. Less counts as 0; more than is
/// possible is cut as the system says.
/// </summary>
/// <param name="Places">What the places are called in tables.</param>
/// <param name="Largest">The most that can be of use in each place; infinite where nothing limits it.</param>
public sealed record OrderSpace(IReadOnlyList<string> Places, IReadOnlyList<double> Largest) : ActionSpace
{
    /// <inheritdoc/>
    public override int Width => Places.Count;
}
