namespace ProcessChain.Experiments;

/// <summary>Repeats a run from its record alone, and compares the results.</summary>
internal static class RecordReplay
{
    /// <summary>Repeats the run of the given folder in a temporary one.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="jobs">Threads.</param>
    /// <param name="show">Does the work given to it, and shows how it gets on.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="InvalidInputException">The folder holds no finished run, or one of another version.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<FileComparison> Run(
        string path,
        int jobs,
        Func<IStudy, RunFolder, Func<IRunProgress, bool>, bool> show,
        CancellationToken stop
    )
    {
        var original = RunFolder.Open(path);
        var record = original.ReadRecord();
        if (record.Status is not (RunStatus.Finished or RunStatus.Failed))
            throw new InvalidInputException(
                $"{original.Record}: the run is not finished; finish it with 'run --resume'."
            );
        var study = Studies.Of(DefinitionReader.ReadAnyFile(original.Definition));
        var temporary = Directory.CreateTempSubdirectory("processchain-replay-");
        try
        {
            var repeated = RunFolder.Create(
                Path.Combine(temporary.FullName, "run"),
                DefinitionWriter.Write(study.Experiment)
            );
            repeated.Begin(record);
            show(
                study,
                repeated,
                progress =>
                {
                    new ExperimentRunner(study, repeated, progress, stop).Run(jobs);
                    return study.WriteResults(repeated, progress, stop).Count == 0;
                }
            );
            return [.. study.ResultFiles(original).Zip(study.ResultFiles(repeated), FileComparison.Of)];
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }
}
