namespace ProcessChain.Experiments;

/// <summary>Folders that the user names for results.</summary>
internal static class OutputFolder
{
    /// <summary>Creates it and those above it, where they are not there.</summary>
    /// <exception cref="InvalidInputException">There can be no such folder.</exception>
    public static void Create(string path) => Create(path, folder => folder);

    /// <summary>Creates the folder of a file.</summary>
    /// <exception cref="InvalidInputException">There can be no such folder, or no such file in it.</exception>
    public static void CreateFor(string file) =>
        Create(
            file,
            path =>
                Path.GetDirectoryName(Path.GetFullPath(path))
                ?? throw new ArgumentException("No file can have this name.", nameof(file))
        );

    /// <summary>Keeps what is there from being overwritten.</summary>
    /// <exception cref="InvalidInputException">Something has this name already.</exception>
    public static void RefuseExisting(string? path)
    {
        if (Path.Exists(path))
            throw new InvalidInputException($"{path}: exists already, and nothing is overwritten.");
    }

    private static void Create(string path, Func<string, string> folder)
    {
        try
        {
            Directory.CreateDirectory(folder(path));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new InvalidInputException($"'{path}': nothing can be written there: {exception.Message}", exception);
        }
    }
}
