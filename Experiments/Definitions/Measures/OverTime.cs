namespace ProcessChain.Experiments;

/// <summary>
/// The test in stretches of equal length: in each the difference to the baseline, paired by those test episodes that are told
/// period by period.
/// </summary>
internal sealed record OverTime
{
    /// <summary>The keys of the flows that are summed up: what a period costs, or earns.</summary>
    public required Several<string> Flows { get; init; }

    /// <summary>Periods of a stretch; 1 or more.</summary>
    [Range(1)]
    public int Stretch { get; init; } = 500;

    /// <summary>The period, from 0, from which on it is asked whether and when a controller does better than the baseline.</summary>
    [Range(0)]
    public int From { get; init; }

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="system">The system of the experiment; valid.</param>
    /// <param name="periods">Periods of a test episode.</param>
    public IEnumerable<Fault> Validate(SystemDefinition system, int periods)
    {
        foreach (var fault in Ranges.Check(this))
            yield return fault;
        var known = system.Flows.Where(flow => !flow.IsDetail).Select(flow => flow.Key).ToList();
        foreach (var key in Flows.Where(key => !known.Contains(key, StringComparer.Ordinal)))
            yield return new("flows", $"has {key}; {NearWord.Advice(key, known)}");
        if (Flows.Count == 0)
            yield return new("flows", "is empty; at least one flow is needed.");
        if (From % Math.Max(1, Stretch) != 0)
            yield return new("from", $"is {From}; it must begin a stretch of {Stretch} periods.");
        if (From >= periods)
            yield return new("from", $"is {From}; a test episode has only {periods} periods.");
    }
}
