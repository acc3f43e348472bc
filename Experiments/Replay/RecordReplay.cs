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
    public static IReadOnlyList<FileComparison> Run(string path, int jobs)
    {
        var experiment = DefinitionReader.ReadFile(Path.Combine(path, "definition.yaml"));
        var definition = DefinitionWriter.Write(experiment);
        var original = RunFolder.Resume(path, definition);
        var record = RunRecord.Read(original.Record);
        if (record.Status is not (RunStatus.Finished or RunStatus.Failed))
            throw new InvalidInputException(
                $"{original.Record}: the run is not finished; finish it with 'run --resume'."
            );
        var temporary = Directory.CreateTempSubdirectory("processchain-replay-");
        try
        {
            var repeated = RunFolder.Create(Path.Combine(temporary.FullName, "run"), definition);
            ConsoleProgress.Show(
                experiment,
                repeated,
                progress => new ExperimentRunner(experiment, repeated, progress, CancellationToken.None).Run(jobs)
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
