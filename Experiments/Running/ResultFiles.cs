using ProcessChain.Experiments.Definitions;
using ProcessChain.Experiments.Records;
using ProcessChain.Experiments.Statistics;

namespace ProcessChain.Experiments.Running;

/// <summary>Puts the parts that the units wrote together into the tables and the summary of the whole run.</summary>
internal static class ResultFiles
{
    /// <summary>Computes the reference for costs first; before that nothing is written.</summary>
    /// <returns>The summary written.</returns>
    /// <exception cref="OperationCanceledException">It was stopped before anything was written.</exception>
    public static ExperimentSummary Write(
        ExperimentDefinition experiment,
        RunFolder folder,
        IRunProgress progress,
        CancellationToken stop
    )
    {
        progress.ReferenceBegan();
        var reference = CostReference.Of(experiment.Chain, experiment.Customer, stop);
        progress.ReferenceEnded();
        return Write(experiment, folder, reference);
    }

    /// <returns>The summary written.</returns>
    public static ExperimentSummary Write(ExperimentDefinition experiment, RunFolder folder, CostReference reference)
    {
        var units = WorkUnit.Of(experiment);
        var stations = experiment.Chain.Stations;
        PartFiles.Join(folder, units, "episodes", table => EpisodeRow.WriteHeader(table, stations));
        PartFiles.Join(folder, units, "days", table => DayLog.WriteHeader(table, stations));
        var summary = Summary(experiment, folder, PartFiles.Failures(folder, units), reference);
        SummaryFiles.WriteTable(summary, folder.SummaryTable);
        SummaryFiles.WriteJson(summary, folder.Summary);
        return summary;
    }

    private static ExperimentSummary Summary(
        ExperimentDefinition experiment,
        RunFolder folder,
        IReadOnlyDictionary<string, string> failures,
        CostReference reference
    )
    {
        try
        {
            using var rows = new StreamReader(folder.Episodes);
            return ExperimentSummary.Of(
                experiment,
                EpisodeRow.Read(rows, experiment.Chain.Stations),
                failures,
                reference
            );
        }
        catch (FormatException damage)
        {
            throw new InvalidInputException(
                $"{folder.Episodes}: was put together from parts that were altered: {damage.Message}",
                damage
            );
        }
    }
}
