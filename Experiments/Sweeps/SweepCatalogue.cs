namespace ProcessChain.Experiments;

/// <summary>The sweeps that come with the program.</summary>
internal static class SweepCatalogue
{
    private static readonly BuiltInFiles Files = new(".sweep");

    /// <summary>Their names, sorted.</summary>
    public static IReadOnlyList<string> Names => Files.Names;

    /// <summary>The text of the sweep that a user means: of a built-in one, or of a file.</summary>
    /// <param name="source">A name or a path.</param>
    /// <exception cref="InvalidInputException">There is none, or it cannot be read.</exception>
    public static string TextOf(string source)
    {
        if (Files.Contains(source))
            return Files.Text(source);
        return Path.Exists(source)
            ? DefinitionReader.TextOf(source)
            : throw new InvalidInputException(
                $"'{source}': is neither a file nor a built-in sweep. Built in are {string.Join(", ", Names)}."
            );
    }
}
