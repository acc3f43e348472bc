namespace ProcessChain;

/// <summary>Orders to choose from, for controllers that choose where a system takes any number of units.</summary>
public sealed record OrderGrid
{
    /// <summary>How many there are in each place, evenly from 0 to the largest order of use, both included; 2 to 10 001. Without effect where levels are given.</summary>
    [Assumed("a tenth of the capacity apart")]
    public int Choices { get; init; } = 11;

    /// <summary>The orders of each place, units: rising, from 0 or more, up to a million. Left out: evenly.</summary>
    [Assumed("evenly: nothing is known of what is ordered")]
    public Several<double>? Levels { get; init; }

    /// <summary>Everything that is wrong with this grid.</summary>
    public IEnumerable<Fault> Validate()
    {
        const int MostChoices = 10_001;
        if (Choices is < 2 or > MostChoices)
            yield return new("choices", $"is {Choices}; 2 to {MostChoices} are allowed.");
        if (Levels is not { } levels)
            yield break;
        if (levels.Count is < 2 or > MostChoices)
            yield return new("levels", $"has {levels.Count} values; 2 to {MostChoices} are allowed.");
        foreach (var level in levels.Where(level => level is not (>= 0 and <= Limits.Units)).Take(1))
            yield return new("levels", $"has the value {level}; 0 to {Limits.Units} units are allowed.");
        if (levels.Zip(levels.Skip(1)).Any(pair => pair.First >= pair.Second))
            yield return new("levels", "does not rise from value to value.");
    }

    /// <summary>The units to choose from in a place.</summary>
    /// <param name="largest">The largest order of use there.</param>
    internal double[] Units(double largest) =>
        Levels is { } levels
            ? [.. levels]
            : [.. Enumerable.Range(0, Choices).Select(choice => (float)choice / (Choices - 1) * largest)];
}
