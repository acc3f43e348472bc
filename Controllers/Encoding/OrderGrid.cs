namespace ProcessChain;

/// <summary>Orders to choose from, for controllers that choose where a system takes any number of units.</summary>
public sealed record OrderGrid
{
    private const int MostChoices = 10_001;

    /// <summary>How many there are in each place, evenly from 0 to the largest order of use, both included; 2 to 10 001. Without effect where levels are given, or all whole units are meant.</summary>
    [Assumed("a tenth of the capacity apart")]
    [Range(2, MostChoices)]
    public int Choices { get; init; } = 11;

    /// <summary>Whether they are all whole units from 0 to the largest order of use, in place of so many choices.</summary>
    [Assumed("few choices, whatever the largest order is")]
    internal bool WholeUnits { get; init; }

    /// <summary>
    /// The orders of each place, units: rising, from 0 or more, up to a million; where they are added to an inbound order, from minus
    /// a million on. Left out: evenly.
    /// </summary>
    [Assumed("evenly: nothing is known of what is ordered")]
    [Count(2, MostChoices)]
    [Range(-Limits.Units, Limits.Units, Unit = "units")]
    public Several<double>? Levels { get; init; }

    /// <summary>To what the levels are added; no order is below 0.</summary>
    [Source("an order is what it is; d + x is that of Oroojlooyjadid et al. 2022")]
    internal OrderOrigin RelativeTo { get; init; } = OrderOrigin.Nothing;

    /// <summary>Everything that is wrong with this grid.</summary>
    public IEnumerable<Fault> Validate()
    {
        foreach (var fault in Ranges.Check(this))
            yield return fault;
        if (RelativeTo == OrderOrigin.Inbound && Levels is null)
            yield return new("relativeTo", "is inbound, which needs levels.");
        if (RelativeTo == OrderOrigin.Nothing && Levels is { } units && units.Any(level => level < 0))
            yield return new("levels", "has a value below 0, which is possible only with relativeTo: inbound.");
        if (Levels is { } levels && levels.Zip(levels.Skip(1)).Any(pair => pair.First >= pair.Second))
            yield return new("levels", "does not rise from value to value.");
    }

    /// <summary>The units to choose from in a place.</summary>
    internal double[] Units(double largest) =>
        Levels is { } levels ? [.. levels]
        : WholeUnits ? [.. Enumerable.Range(0, (int)largest + 1).Select(units => (double)units)]
        : [.. Enumerable.Range(0, Choices).Select(choice => (float)choice / (Choices - 1) * largest)];
}

/// <summary>To what the orders of an <see cref="OrderGrid"/> are added.</summary>
internal enum OrderOrigin
{
    /// <summary>To nothing: they are orders.</summary>
    Nothing,

    /// <summary>To what is ordered from the place in the period, which a system with seats shows before it orders itself.</summary>
    Inbound,
}
