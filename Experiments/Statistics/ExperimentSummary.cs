using ProcessChain.Experiments.Definitions;
using ProcessChain.Experiments.Records;

namespace ProcessChain.Experiments.Statistics;

/// <summary>The results of an experiment's test phase.</summary>
public sealed record ExperimentSummary
{
    /// <summary>The experiment.</summary>
    public required ExperimentDefinition Experiment { get; init; }

    /// <summary>The controllers that finished, in the order of the definition.</summary>
    public required IReadOnlyList<ControllerSummary> Controllers { get; init; }

    /// <summary>What failed: the name of the controller or training, and the reason.</summary>
    public required IReadOnlyDictionary<string, string> Failures { get; init; }

    /// <summary>The summary of all test rows.</summary>
    public static ExperimentSummary Of(
        ExperimentDefinition experiment,
        IEnumerable<EpisodeRow> rows,
        IReadOnlyDictionary<string, string> failures
    )
    {
        var tests = rows.Where(row => row.Phase == Phase.Test).ToLookup(row => row.Controller, StringComparer.Ordinal);
        var baseline = tests[experiment.Baseline].ToList();
        return new ExperimentSummary
        {
            Experiment = experiment,
            Controllers = experiment
                .Controllers.Names.Where(tests.Contains)
                .Select(name => ControllerSummary.Of(name, tests[name].ToList(), baseline))
                .ToList(),
            Failures = failures,
        };
    }
}
