namespace ProcessChain;

/// <summary>A part of what is observed of a system: several numbers in natural units.</summary>
/// <param name="Key">The name by which controllers choose it, in camelCase.</param>
/// <param name="Numbers">What each of its numbers is, in their order.</param>
public sealed record ObservationPart(string Key, IReadOnlyList<ObservedNumber> Numbers)
{
    /// <summary>Its length.</summary>
    public int Length => Numbers.Count;
}

/// <summary>One number that is observed.</summary>
/// <param name="Name">What it is, e.g. <c>stock of station 2</c>.</param>
/// <param name="Unit">Its unit; empty for shares and flags.</param>
/// <param name="Low">Its lower bound; may be −∞.</param>
/// <param name="High">Its upper bound; may be ∞.</param>
/// <param name="Scale">By what learning controllers divide it.</param>
public readonly record struct ObservedNumber(
    string Name,
    string Unit,
    float Low,
    float High,
    ObservationScale Scale = ObservationScale.Demand
);

/// <summary>By what learning controllers divide an observed number.</summary>
public enum ObservationScale
{
    /// <summary>By a size of the demand (<see cref="DemandScale"/>), if the controller scales at all: quantities.</summary>
    Demand,

    /// <summary>Always by the longest interval between orders, and limited to 1: ages.</summary>
    Interval,

    /// <summary>By nothing: shares and flags.</summary>
    None,
}
