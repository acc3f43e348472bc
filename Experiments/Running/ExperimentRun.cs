using ProcessChain.Experiments.Definitions;
using ProcessChain.Experiments.Records;
using ProcessChain.Experiments.Reporting;
using ProcessChain.Experiments.Statistics;

namespace ProcessChain.Experiments.Running;

/// <summary>
/// One run of an experiment in a folder of its own: record, tables, checkpoints, report. What the command <c>run</c> does,
/// for programs that define experiments and controllers in C#.
/// </summary>
public sealed class ExperimentRun : IDisposable
{
    private readonly ExperimentDefinition experiment;
    private readonly RunFolder folder;
    private readonly IDisposable mine;
    private readonly RunRecord record;

    private ExperimentRun(ExperimentDefinition experiment, RunFolder folder, DateTime? started)
    {
        this.experiment = experiment;
        this.folder = folder;
        mine = folder.Lock();
        record = RunRecord.Begin(experiment, folder);
        record = record with { Started = started ?? record.Started };
    }

    internal RunFolder Folder => folder;

    /// <summary>Runs an experiment from its beginning to its end.</summary>
    /// <param name="experiment">The definition; its controllers' and demand's types need a <c>[Kind]</c>.</param>
    /// <param name="path">A folder that is empty or does not exist.</param>
    /// <param name="jobs">Threads, 1 or more. They change nothing but the time.</param>
    /// <returns>The results of the test phase.</returns>
    /// <exception cref="InvalidDefinitionException">Something is wrong with the definition. All faults are told at once.</exception>
    /// <exception cref="InvalidInputException">The folder holds something already.</exception>
    public static ExperimentSummary Run(ExperimentDefinition experiment, string path, int jobs = 1)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var faults = experiment
            .Validate()
            .Select(fault => new DefinitionFault(experiment.Name, 0, fault.Key, fault.Message));
        if (faults.ToList() is { Count: > 0 } found)
            throw new InvalidDefinitionException(found);
        using var run = Begin(experiment, path);
        var pace = TimeSpan.FromSeconds(ExperimentRunner.UsualSecondsBetweenCheckpoints);
        return run.Finish(jobs, pace, new Silence(), CancellationToken.None);
    }

    /// <summary>A run that has not begun, in a new folder.</summary>
    internal static ExperimentRun Begin(ExperimentDefinition experiment, string path) =>
        new(experiment, RunFolder.Create(path, DefinitionWriter.Write(experiment)), started: null);

    /// <summary>A run that goes on where an earlier one was stopped; null where nothing is left to do.</summary>
    internal static ExperimentRun? Resume(ExperimentDefinition experiment, string path)
    {
        var begun = RunFolder.Resume(path, DefinitionWriter.Write(experiment));
        var earlier = begun.ReadRecord();
        if (earlier.Status == RunStatus.Finished && !begun.HasParts)
            return null;
        ExperimentRunner.CheckCheckpoints(experiment, begun);
        return new ExperimentRun(experiment, begun, earlier.Started);
    }

    /// <summary>Does all that is left to do.</summary>
    /// <exception cref="OperationCanceledException">It was stopped; what was finished is saved.</exception>
    internal ExperimentSummary Finish(int jobs, TimeSpan checkpointEvery, IRunProgress progress, CancellationToken stop)
    {
        folder.Begin(record);
        try
        {
            new ExperimentRunner(experiment, folder, progress, stop) { CheckpointEvery = checkpointEvery }.Run(jobs);
            return WriteResults(progress, stop);
        }
        catch (OperationCanceledException)
        {
            record.End(RunStatus.Stopped).Write(folder.Record);
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => mine.Dispose();

    private ExperimentSummary WriteResults(IRunProgress progress, CancellationToken stop)
    {
        var summary = ResultFiles.Write(experiment, folder, progress, stop);
        var isComplete = summary.Failures.Count == 0;
        var ended = record.End(isComplete ? RunStatus.Finished : RunStatus.Failed) with
        {
            Failures = summary.Failures.Select(failure => $"{failure.Key}: {failure.Value}").ToList(),
        };
        ended.Write(folder.Record);
        ReportWriter.Write(folder, experiment, summary, DefinitionListing.Of(experiment).Select(SettingRow.Of));
        if (isComplete)
            folder.DeleteWhatResumingNeeds();
        return summary;
    }

    private sealed class Silence : IRunProgress
    {
        public void Began(WorkUnit unit, int episodesDone, int episodes) { }

        public void EpisodeEnded(WorkUnit unit, string phase, double costPerDay) { }

        public void ReferenceBegan() { }

        public void ReferenceEnded() { }

        public void Ended(WorkUnit unit, string? failure) { }
    }
}
