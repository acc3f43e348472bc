namespace ProcessChain.Experiments;

/// <summary>The definition files that come with the program.</summary>
public static class DefinitionCatalogue
{
    private const string Extension = ".yaml";

    private static readonly BuiltInFiles Files = new(Extension);

    /// <summary>Their names, sorted.</summary>
    public static IReadOnlyList<string> Names => Files.Names;

    /// <summary>Their titles, in the order of <see cref="Names"/>.</summary>
    public static IEnumerable<string> Titles => Names.Select(name => Open(name).Title);

    /// <summary>Whether there is one of this name.</summary>
    public static bool Contains(string name) => Files.Contains(name);

    /// <summary>The experiment of this name.</summary>
    /// <param name="name">One of <see cref="Names"/>.</param>
    /// <param name="preset"><c>dry</c>, <c>short</c> or <c>full</c>; null for the short one.</param>
    /// <exception cref="InvalidDefinitionException">There is no such experiment or preset.</exception>
    public static ExperimentDefinition Open(string name, string? preset = null) =>
        DefinitionReader.ReadText(Text(name), name + Extension, preset);

    /// <summary>The experiment that a user means: a built-in one, or that of a file.</summary>
    /// <param name="source">A name or a path.</param>
    /// <param name="preset">One of its presets; null for its default one.</param>
    /// <param name="kinds">What the key <c>kind</c> can choose in the file.</param>
    /// <exception cref="InvalidInputException">There is none, or it has faults.</exception>
    internal static ExperimentDefinition OpenOrRead(string source, string? preset, DefinitionKinds kinds)
    {
        if (Contains(source))
            return Open(source, preset);
        if (Path.Exists(source))
            return DefinitionReader.ReadFile(source, preset, kinds);
        throw new InvalidInputException(
            $"'{source}': is neither a file nor a built-in experiment. Built in are {string.Join(", ", Names)}."
        );
    }

    /// <summary>The file of this name as it is, for a definition of one's own to begin with.</summary>
    /// <exception cref="InvalidDefinitionException">There is no such experiment.</exception>
    public static string Text(string name)
    {
        if (!Contains(name))
        {
            var message = $"is no experiment of this program; {NearWord.Advice(name, Names)}";
            throw new InvalidDefinitionException([new DefinitionFault(name, 0, "", message)]);
        }
        return Files.Text(name);
    }
}
