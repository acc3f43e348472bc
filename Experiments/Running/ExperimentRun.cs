using System.Runtime.ExceptionServices;

namespace ProcessChain.Experiments;

/// <summary>
/// One run of an experiment in a folder of its own: record, tables, checkpoints, report. What the command <c>run</c> does,
/// for programs that define experiments, systems and controllers in C#.
/// </summary>
/// <example>
/// <code>
/// var summary = ExperimentRun.Run(experiment, "results/mine", new RunOptions { Jobs = 8 }, stop);
/// </code>
/// </example>
public sealed class ExperimentRun : IDisposable
{
    private readonly RunFolder folder;
    private readonly RunLock mine;
    private readonly DateTime started;

    private ExperimentRun(ExperimentDefinition experiment, RunFolder folder, DateTime started)
    {
        Experiment = experiment;
        this.folder = folder;
        this.started = started;
        mine = folder.Lock();
    }

    /// <summary>What is run.</summary>
    internal ExperimentDefinition Experiment { get; }

    /// <summary>Its folder.</summary>
    public string Path => folder.Path;

    /// <summary>The page with its results, once it is finished.</summary>
    public string Report => folder.Report;

    /// <summary>Whether nothing is left to do.</summary>
    public bool IsFinished { get; private init; }

    /// <summary>A run that has not begun, in a new folder.</summary>
    /// <param name="experiment">The definition; the types of its system, demand and controllers need a <c>[Kind]</c>.</param>
    /// <param name="path">A folder that is empty or does not exist.</param>
    /// <exception cref="InvalidDefinitionException">Something is wrong with the definition. All faults are told at once.</exception>
    /// <exception cref="InvalidInputException">The folder holds something already, or another process runs in it.</exception>
    public static ExperimentRun Begin(ExperimentDefinition experiment, string path)
    {
        using var culture = new InvariantCulture();
        Require(experiment);
        return new(experiment, RunFolder.Create(path, DefinitionWriter.Write(experiment)), RunRecord.Now());
    }

    /// <summary>A run that goes on where an earlier one was stopped or killed, with the same results as if it never was.</summary>
    /// <param name="experiment">What it was begun with.</param>
    /// <param name="path">Its folder.</param>
    /// <exception cref="InvalidDefinitionException">Something is wrong with the definition. All faults are told at once.</exception>
    /// <exception cref="InvalidInputException">
    /// There is no such run, it is of another definition, version or plug-in, another process runs in it, or files that it has
    /// written were changed since.
    /// </exception>
    public static ExperimentRun Resume(ExperimentDefinition experiment, string path)
    {
        using var culture = new InvariantCulture();
        Require(experiment);
        var begun = RunFolder.Resume(path, DefinitionWriter.Write(experiment));
        var earlier = begun.ReadRecord();
        earlier.MustBeOf(experiment, begun.Record);
        earlier.MustHavePlugins(PluginFile.UsedBy(experiment), begun.Record);
        var isFinished = earlier.Status == RunStatus.Finished && !begun.HasParts;
        if (isFinished)
            begun.RequireUnchanged(earlier);
        else
            begun.RequireWhole(WorkUnit.Of(experiment));
        return new ExperimentRun(experiment, begun, earlier.Started) { IsFinished = isFinished };
    }

    /// <summary>Runs an experiment from its beginning to its end.</summary>
    /// <param name="experiment">The definition; the types of its system, demand and controllers need a <c>[Kind]</c>.</param>
    /// <param name="path">A folder that is empty or does not exist.</param>
    /// <param name="options">How; nothing of it changes results.</param>
    /// <param name="stop">Stops it; <see cref="Resume"/> goes on.</param>
    /// <returns>The results of the test phase.</returns>
    /// <inheritdoc cref="Begin" path="exception"/>
    /// <exception cref="OperationCanceledException">It was stopped; what was finished is saved.</exception>
    public static ExperimentSummary Run(
        ExperimentDefinition experiment,
        string path,
        RunOptions? options = null,
        CancellationToken stop = default
    )
    {
        using var run = Begin(experiment, path);
        return run.Finish(options, stop);
    }

    /// <summary>The results of a run that has ended, which somebody else may be reading too; null where it has not.</summary>
    /// <param name="experiment">Its definition.</param>
    /// <param name="path">Its folder.</param>
    /// <exception cref="InvalidInputException">Its files were altered, or it is of another version.</exception>
    internal static ExperimentSummary? SummaryOf(ExperimentDefinition experiment, string path)
    {
        if (!RunFolder.IsRun(path))
            return null;
        var ended = RunFolder.Open(path);
        var record = ended.ReadRecord();
        if (record.Status is not (RunStatus.Finished or RunStatus.Failed))
            return null;
        ended.RequireUnchanged(record);
        return ExperimentSummary.Of(ResultFiles.Read(ended, experiment, record.Seconds, []));
    }

    /// <summary>Does all that is left to do.</summary>
    /// <param name="options">How; nothing of it changes results.</param>
    /// <param name="stop">Stops it within moments; <see cref="Resume"/> goes on.</param>
    /// <returns>The results of the test phase; what failed is told in them.</returns>
    /// <exception cref="OperationCanceledException">It was stopped; what was finished is saved.</exception>
    /// <exception cref="InvalidOperationException">Numbers of the definition, each of them valid, have together come to more than can be counted.</exception>
    public ExperimentSummary Finish(RunOptions? options = null, CancellationToken stop = default)
    {
        using var culture = new InvariantCulture();
        options ??= new();
        using var events = options.TensorBoard ? new EventFiles(folder.Events, Experiment.System) : null;
        if (IsFinished)
        {
            var results = ResultFiles.Read(folder, Experiment, folder.ReadRecord().Seconds, []);
            events?.Write(results);
            return ExperimentSummary.Of(results);
        }
        var record = RunRecord.Begin(Experiment, folder, started);
        folder.Begin(record, Experiment);
        using var live = new LiveProgress(folder, Experiment, options.Progress);
        try
        {
            IReadOnlyList<ITrainingWatcher> watchers = events is null ? [live] : [live, events];
            new ExperimentRunner(
                new(Experiment, folder, new(Experiment), options with { Progress = live }, stop) { Watchers = watchers }
            ).Run();
            stop.ThrowIfCancellationRequested();
            return WriteResults(record, live, events);
        }
        catch (Exception reason)
        {
            NoteStop(record, reason);
            throw;
        }
    }

    /// <summary>What searches have found, a sentence each.</summary>
    internal IReadOnlyList<string> Searches() => SearchText.Of(Experiment, folder);

    /// <inheritdoc/>
    public void Dispose() => mine.Dispose();

    private static void Require(ExperimentDefinition experiment)
    {
        ArgumentNullException.ThrowIfNull(experiment);
        var faults = experiment
            .Validate()
            .Select(fault => new DefinitionFault(experiment.Name, 0, fault.Key, fault.Message))
            .ToList();
        if (faults.Count > 0)
            throw new InvalidDefinitionException(faults);
    }

    private ExperimentSummary WriteResults(RunRecord record, LiveProgress live, EventFiles? events)
    {
        var results = ResultFiles.Join(folder, Experiment);
        events?.Write(results);
        var summary = ExperimentSummary.Of(results);
        SummaryFiles.Write(summary, folder);
        var ended = record.End(results, folder.HashesOf(ResultFiles.Of(folder, Experiment)));
        ReportWriter.Write(folder, results, summary, ended);
        live.Dispose();
        ended.Write(folder.Record);
        if (summary.Failures.Count == 0)
            folder.DeleteWhatResumingNeeds();
        return summary;
    }

    /// <summary>Whatever it was that ended the run, it does not say that it is under way.</summary>
    private void NoteStop(RunRecord record, Exception reason)
    {
        mine.GiveUpReserve();
        try
        {
            record.Stop(reason).Write(folder.Record);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            ExceptionDispatchInfo.Throw(reason);
        }
    }
}
