using System.Threading;

namespace ProcessChain.Experiments;

/// <summary>
/// One run of an experiment in a folder of its own: record, tables, checkpoints, report. What the command <c>run</c> does,
/// for programs that define experiments and controllers in C#.
/// </summary>
public sealed class ExperimentRun : IDisposable
{
    private readonly IStudy study;
    private readonly RunFolder folder;
    private readonly IDisposable mine;
    private readonly RunRecord record;

    private ExperimentRun(IStudy study, RunFolder folder, DateTime? started)
    {
        this.study = study;
        this.folder = folder;
        mine = folder.Lock();
        record = RunRecord.Begin(study.Experiment, folder);
        record = record with { Started = started ?? record.Started };
    }

    internal RunFolder Folder => folder;

    /// <summary>Runs an experiment on the linear chain from its beginning to its end.</summary>
    /// <param name="experiment">The definition; its controllers' and demand's types need a <c>[Kind]</c>.</param>
    /// <param name="path">A folder that is empty or does not exist.</param>
    /// <param name="jobs">Threads, 1 or more. They change nothing but the time.</param>
    /// <returns>The results of the test phase.</returns>
    /// <exception cref="InvalidDefinitionException">Something is wrong with the definition. All faults are told at once.</exception>
    /// <exception cref="InvalidInputException">The folder holds something already.</exception>
    public static ExperimentSummary Run(ExperimentDefinition experiment, string path, int jobs = 1)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var onChain = new ChainStudy(experiment);
        Run(onChain, path, jobs);
        return onChain.Summary!;
    }

    /// <summary>Runs an experiment on a supply system from its beginning to its end.</summary>
    /// <inheritdoc cref="Run(ExperimentDefinition, string, int)"/>
    public static SupplySummary Run(SupplyExperiment experiment, string path, int jobs = 1)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var onSupply = new SupplyStudy(experiment);
        Run(onSupply, path, jobs);
        return onSupply.Summary!;
    }

    /// <summary>A run that has not begun, in a new folder.</summary>
    internal static ExperimentRun Begin(IStudy study, string path) =>
        new(study, RunFolder.Create(path, DefinitionWriter.Write(study.Experiment)), started: null);

    /// <summary>A run that goes on where an earlier one was stopped; null where nothing is left to do.</summary>
    internal static ExperimentRun? Resume(IStudy study, string path)
    {
        var begun = RunFolder.Resume(path, DefinitionWriter.Write(study.Experiment));
        var earlier = begun.ReadRecord();
        if (earlier.Status == RunStatus.Finished && !begun.HasParts)
            return null;
        ExperimentRunner.CheckCheckpoints(study, begun);
        return new ExperimentRun(study, begun, earlier.Started);
    }

    /// <summary>Does all that is left to do.</summary>
    /// <returns>What failed, and why.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; what was finished is saved.</exception>
    internal IReadOnlyDictionary<string, string> Finish(
        int jobs,
        TimeSpan checkpointEvery,
        IRunProgress progress,
        CancellationToken stop
    )
    {
        folder.Begin(record);
        try
        {
            new ExperimentRunner(study, folder, progress, stop) { CheckpointEvery = checkpointEvery }.Run(jobs);
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

    private static void Run(IStudy toRun, string path, int jobs)
    {
        var faults = toRun
            .Experiment.Validate()
            .Select(fault => new DefinitionFault(toRun.Experiment.Name, 0, fault.Key, fault.Message));
        if (faults.ToList() is { Count: > 0 } found)
            throw new InvalidDefinitionException(found);
        using var run = Begin(toRun, path);
        var pace = TimeSpan.FromSeconds(ExperimentRunner.UsualSecondsBetweenCheckpoints);
        run.Finish(jobs, pace, new Silence(), CancellationToken.None);
    }

    private IReadOnlyDictionary<string, string> WriteResults(IRunProgress progress, CancellationToken stop)
    {
        var failures = study.WriteResults(folder, progress, stop);
        var isComplete = failures.Count == 0;
        var ended = record.End(isComplete ? RunStatus.Finished : RunStatus.Failed) with
        {
            Failures = failures.Select(failure => $"{failure.Key}: {failure.Value}").ToList(),
        };
        ended.Write(folder.Record);
        study.WriteReport(folder);
        if (isComplete)
            folder.DeleteWhatResumingNeeds();
        return failures;
    }

    private sealed class Silence : IRunProgress
    {
        public void Began(RunUnit unit, int stepsDone) { }

        public void StepEnded(RunUnit unit, string news) { }

        public void ReferenceBegan() { }

        public void ReferenceEnded() { }

        public void Ended(RunUnit unit, string? failure) { }
    }
}
