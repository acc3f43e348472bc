namespace ProcessChain.Experiments;

/// <summary>Repeats a run from its record alone, and compares the results.</summary>
internal static class RecordReplay
{
    /// <summary>Repeats the run of the given folder in a temporary one.</summary>
    /// <param name="path">The folder. Nothing in it is changed.</param>
    /// <param name="kinds">What the key <c>kind</c> can choose, with the plug-ins given.</param>
    /// <param name="options">How.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>For every table, summary and agent, of the record and of the repetition, whether they are the same.</returns>
    /// <exception cref="InvalidInputException">The folder holds no finished run, one of another version or plug-in, or its record or definition was altered.</exception>
    /// <exception cref="OperationCanceledException">It was stopped.</exception>
    public static IReadOnlyList<FileComparison> Run(
        string path,
        DefinitionKinds kinds,
        RunOptions options,
        CancellationToken stop
    )
    {
        var original = RunFolder.Open(path);
        var record = original.ReadRecord();
        if (record.Status is not (RunStatus.Finished or RunStatus.Failed))
            throw new InvalidInputException(
                $"{original.Record}: the run is not finished; finish it with 'run --resume'."
            );
        record.MustHavePlugins(PluginFile.Of(kinds.Types), original.Record);
        var experiment = DefinitionReader.ReadFile(original.Definition, kinds: kinds);
        record.MustBeOf(experiment, original.Record);
        var temporary = Directory.CreateTempSubdirectory("processchain-replay-");
        try
        {
            var repeated = RunFolder.Create(
                Path.Combine(temporary.FullName, "run"),
                DefinitionWriter.Write(experiment)
            );
            Repeat(experiment, repeated, record, options, stop);
            return Compare(original, repeated, experiment, record);
        }
        finally
        {
            temporary.Delete(recursive: true);
        }
    }

    private static void Repeat(
        ExperimentDefinition experiment,
        RunFolder folder,
        RunRecord record,
        RunOptions options,
        CancellationToken stop
    )
    {
        folder.Begin(record, experiment);
        new ExperimentRunner(new(experiment, folder, new(experiment), options, stop)).Run();
        SummaryFiles.Write(ExperimentSummary.Of(ResultFiles.Join(folder, experiment)), folder);
    }

    /// <summary>All files that one of the two has, or that the record tells of.</summary>
    private static IReadOnlyList<FileComparison> Compare(
        RunFolder original,
        RunFolder repeated,
        ExperimentDefinition experiment,
        RunRecord record
    )
    {
        var files = ResultFiles
            .Of(repeated, experiment)
            .Select(repeated.Relative)
            .Concat(ResultFiles.Of(original, experiment).Select(original.Relative))
            .Concat(record.Files.Keys)
            .Distinct(StringComparer.Ordinal);
        return
        [
            .. files.Select(file => FileComparison.Of(file, original, repeated, record.Files.GetValueOrDefault(file))),
        ];
    }
}
