namespace ProcessChain.Experiments;

/// <summary>
/// The test in stretches of equal length: in each the difference between two controllers, paired by those test episodes that are
/// told period by period.
/// </summary>
internal sealed record OverTime
{
    /// <summary>Whether and when a controller does better than another one, by name.</summary>
    public required Named<string> Against { get; init; }

    /// <summary>The keys of the flows that are summed up: what a period costs, or earns.</summary>
    public required Several<string> Flows { get; init; }

    /// <summary>Periods of a stretch; 1 or more.</summary>
    [Range(1)]
    public int Stretch { get; init; } = 500;

    /// <summary>The period, from 0, from which on it is asked.</summary>
    [Range(0)]
    public int From { get; init; }

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="system">The system of the experiment; valid.</param>
    /// <param name="controllers">The names of its controllers.</param>
    /// <param name="periods">Periods of a test episode.</param>
    public IEnumerable<Fault> Validate(SystemDefinition system, IReadOnlyList<string> controllers, int periods)
    {
        foreach (var fault in Ranges.Check(this))
            yield return fault;
        foreach (
            var name in Against
                .SelectMany(pair => new[] { pair.Key, pair.Value })
                .Where(name => !controllers.Contains(name, StringComparer.Ordinal))
        )
            yield return new("against", $"has '{name}'; {NearWord.Advice(name, controllers)}");
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
