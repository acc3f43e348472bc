using ProcessChain.Experiments.CommandLine;
using ProcessChain.Experiments.Definitions;
using ProcessChain.Experiments.Records;
using ProcessChain.Experiments.Running;

namespace ProcessChain.Experiments.Replay;

/// <summary>Repeats a run from its record alone, and compares the results.</summary>
internal static class RecordReplay
{
    /// <summary>Repeats the run of the given folder in a temporary one.</summary>
    /// <exception cref="InvalidInputException">The folder holds no finished run, or one of another version.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<FileComparison> Run(string path, int jobs, CancellationToken stop)
    {
        var original = RunFolder.Open(path);
        var record = original.ReadRecord();
        if (record.Status is not (RunStatus.Finished or RunStatus.Failed))
            throw new InvalidInputException(
                $"{original.Record}: the run is not finished; finish it with 'run --resume'."
            );
        var experiment = DefinitionReader.ReadFile(original.Definition);
        var temporary = Directory.CreateTempSubdirectory("processchain-replay-");
        try
        {
            var repeated = RunFolder.Create(
                Path.Combine(temporary.FullName, "run"),
                DefinitionWriter.Write(experiment)
            );
            repeated.Begin(record);
            ConsoleProgress.Show(
                experiment,
                repeated,
                progress => new ExperimentRunner(experiment, repeated, progress, stop).Run(jobs)
            );
            ResultFiles.Write(experiment, repeated);
            return
            [
                FileComparison.Of(original.Episodes, repeated.Episodes),
                FileComparison.Of(original.Days, repeated.Days),
                FileComparison.Of(original.SummaryTable, repeated.SummaryTable),
                FileComparison.Of(original.Summary, repeated.Summary),
            ];
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }
}
