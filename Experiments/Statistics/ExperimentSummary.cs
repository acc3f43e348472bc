namespace ProcessChain.Experiments;

/// <summary>The results of an experiment's test phase.</summary>
public sealed record ExperimentSummary
{
    /// <summary>The experiment.</summary>
    public required ExperimentDefinition Experiment { get; init; }

    /// <summary>The controllers that finished, in the order of the definition.</summary>
    public required IReadOnlyList<ControllerSummary> Controllers { get; init; }

    /// <summary>What failed: the name of the controller or training, and the reason.</summary>
    public required IReadOnlyDictionary<string, string> Failures { get; init; }

    /// <summary>What their costs are measured by.</summary>
    public required CostReference Reference { get; init; }

    /// <summary>The summary of all rows.</summary>
    public static ExperimentSummary Of(
        ExperimentDefinition experiment,
        IEnumerable<EpisodeRow> rows,
        IReadOnlyDictionary<string, string> failures,
        CostReference reference
    )
    {
        var all = rows.ToLookup(row => row.Controller, StringComparer.Ordinal);
        var baseline = all[experiment.Baseline].ToList();
        return new ExperimentSummary
        {
            Experiment = experiment,
            Controllers = experiment
                .Controllers.Names.Where(name => all[name].Any(row => row.Phase == Phase.Test))
                .Select(name => ControllerSummary.Of(name, all[name].ToList(), baseline, experiment.Seed))
                .ToList(),
            Failures = failures,
            Reference = reference,
        };
    }
}
