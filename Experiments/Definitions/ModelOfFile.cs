namespace ProcessChain.Experiments;

/// <summary>The networks and agents that a definition leaves to files. A run has copies of them in its folder, by their hash.</summary>
internal static class ModelOfFile
{
    private const string Folder = "models";

    /// <summary>The place of a copy in the folder of a run.</summary>
    public static string PlaceOf(IModelOfFile model) => PlaceOf(model.File!.Hash, model);

    /// <summary>Those that an experiment uses, each once.</summary>
    public static IEnumerable<IModelOfFile> Of(ExperimentDefinition experiment) =>
        DefinitionRecords
            .Of(experiment)
            .OfType<IModelOfFile>()
            .Where(model => model.File is not null)
            .DistinctBy(PlaceOf, StringComparer.Ordinal);

    /// <summary>Reads the file of a controller.</summary>
    /// <param name="model">Its settings.</param>
    /// <param name="path">The path of its key.</param>
    /// <param name="faults">Receives what is wrong with it.</param>
    /// <returns>The settings with what is in the file; null where it cannot be had.</returns>
    public static RuleDefinition? Take(IModelOfFile model, string path, FaultList faults)
    {
        var key = Setting.PathOf(path, "path");
        if (Load(model, key, faults) is not { } file)
            return null;
        if (model.Sha256 is null || model.Sha256 == file.Hash)
            return model.With(file);
        return Refuse(
            Setting.PathOf(path, "sha256"),
            $"is '{model.Sha256}', but '{model.Path}' has {file.Hash}: it is another file than the one that is meant.",
            faults
        );
    }

    private static ModelFile? Load(IModelOfFile model, string key, FaultList faults)
    {
        var folder = Path.GetDirectoryName(faults.File) ?? "";
        var copy = model.Sha256 is { } hash ? Path.Combine(folder, PlaceOf(hash, model)) : null;
        var full = File.Exists(copy) ? copy : Path.Combine(folder, model.Path);
        try
        {
            if (Directory.Exists(full))
                Refuse(key, $"is '{model.Path}'; that is a folder, an {model.Extension} file is needed.", faults);
            else if (File.Exists(full) && !OrdinaryFile.HasText(full))
                Refuse(
                    key,
                    $"is '{model.Path}'; that is empty, or a pipe or device; an {model.Extension} file is needed.",
                    faults
                );
            else
                return ModelFile.Read(full);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            Refuse(key, $"is '{model.Path}'; there is no such file beside the definition.", faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Refuse(key, $"is '{model.Path}'; it cannot be read: {e.Message}", faults);
        }
        return null;
    }

    private static RuleDefinition? Refuse(string key, string message, FaultList faults)
    {
        faults.Add(faults.LineOf(key), key, message);
        return null;
    }

    private static string PlaceOf(string hash, IModelOfFile model) => Path.Combine(Folder, hash + model.Extension);
}
