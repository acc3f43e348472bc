namespace ProcessChain.Experiments;

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
        var failures = PartFiles.Failures(folder, units);
        var summary = PartFiles.Read(
            folder.Episodes,
            text => ExperimentSummary.Of(experiment, EpisodeRow.Read(text, stations), failures, reference)
        );
        SummaryFiles.WriteTable(summary, folder.SummaryTable);
        SummaryFiles.WriteJson(summary, folder.Summary);
        return summary;
    }
}
