namespace ProcessChain.Experiments;

/// <summary>
/// The first test episode of each controller as one long run: how many periods of warm-up are to be left out, by MSER-5, and the mean of the
/// others with an interval by batch means.
/// </summary>
internal sealed record SteadyState
{
    /// <summary>The keys of the flows that are summed up: what a period costs, or earns.</summary>
    public required Several<string> Flows { get; init; }

    /// <summary>Everything that is wrong with it.</summary>
    /// <param name="system">The system of the experiment; valid.</param>
    /// <param name="detailedEpisodes">How many test episodes are told period by period.</param>
    public IEnumerable<Fault> Validate(SystemDefinition system, int detailedEpisodes)
    {
        var known = system.Flows.Where(flow => !flow.IsDetail).Select(flow => flow.Key).ToList();
        foreach (var key in Flows.Where(key => !known.Contains(key, StringComparer.Ordinal)))
            yield return new("flows", $"has {key}; {NearWord.Advice(key, known)}");
        if (Flows.Count == 0)
            yield return new("flows", "is empty; at least one flow is needed.");
        if (detailedEpisodes == 0)
            yield return new("", "needs test.detailedEpisodes of 1 or more; it is 0.");
    }
}
