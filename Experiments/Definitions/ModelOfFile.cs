namespace ProcessChain.Experiments;

/// <summary>The networks that a definition leaves to files. A run has copies of them in its folder, by their hash.</summary>
internal static class ModelOfFile
{
    private const string Folder = "models";

    /// <summary>The place of a copy in the folder of a run.</summary>
    public static string PlaceOf(OnnxFile file) => PlaceOf(file.Hash);

    /// <summary>Those that an experiment uses.</summary>
    public static IEnumerable<OnnxFile> Of(ExperimentDefinition experiment) =>
        DefinitionRecords
            .Of(experiment)
            .OfType<OnnxDefinition>()
            .Select(network => network.File)
            .OfType<OnnxFile>()
            .Distinct();

    /// <summary>Reads the file of a network.</summary>
    /// <param name="network">Its settings.</param>
    /// <param name="path">The path of its key.</param>
    /// <param name="faults">Receives what is wrong with it.</param>
    /// <returns>The settings with what is in the file; null where it cannot be had.</returns>
    public static OnnxDefinition? Take(OnnxDefinition network, string path, FaultList faults)
    {
        var key = Setting.PathOf(path, "path");
        if (Load(network, key, faults) is not { } file)
            return null;
        if (network.Sha256 is null || network.Sha256 == file.Hash)
            return network.With(file);
        return Refuse(
            Setting.PathOf(path, "sha256"),
            $"is '{network.Sha256}', but '{network.Path}' has {file.Hash}: it is another file than the one that is meant.",
            faults
        );
    }

    private static OnnxFile? Load(OnnxDefinition network, string key, FaultList faults)
    {
        var folder = Path.GetDirectoryName(faults.File) ?? "";
        var copy = network.Sha256 is { } hash ? Path.Combine(folder, PlaceOf(hash)) : null;
        var full = File.Exists(copy) ? copy : Path.Combine(folder, network.Path);
        try
        {
            if (Directory.Exists(full))
                Refuse(key, $"is '{network.Path}'; that is a folder, an ONNX file is needed.", faults);
            else if (File.Exists(full) && !OrdinaryFile.HasText(full))
                Refuse(
                    key,
                    $"is '{network.Path}'; that is empty, or a pipe or device; an ONNX file is needed.",
                    faults
                );
            else
                return OnnxFile.Read(full);
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            Refuse(key, $"is '{network.Path}'; there is no such file beside the definition.", faults);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            Refuse(key, $"is '{network.Path}'; it cannot be read: {e.Message}", faults);
        }
        return null;
    }

    private static OnnxDefinition? Refuse(string key, string message, FaultList faults)
    {
        faults.Add(faults.LineOf(key), key, message);
        return null;
    }

    private static string PlaceOf(string hash) => Path.Combine(Folder, hash + ".onnx");
}
