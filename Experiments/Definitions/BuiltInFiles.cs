namespace ProcessChain.Experiments;

/// <summary>Files of a kind that come with the program.</summary>
/// <param name="extension">How their resources end, dot included.</param>
internal sealed class BuiltInFiles(string extension)
{
    /// <summary>Their names, sorted.</summary>
    public IReadOnlyList<string> Names { get; } =
        typeof(BuiltInFiles)
            .Assembly.GetManifestResourceNames()
            .Where(resource => resource.EndsWith(extension, StringComparison.Ordinal))
            .Select(resource => resource[..^extension.Length])
            .Order(StringComparer.Ordinal)
            .ToArray();

    /// <summary>Whether there is one of this name.</summary>
    public bool Contains(string name) => Names.Contains(name, StringComparer.Ordinal);

    /// <summary>The text of the one of this name, which there is.</summary>
    public string Text(string name)
    {
        using var resource = typeof(BuiltInFiles).Assembly.GetManifestResourceStream(name + extension)!;
        using var reader = new StreamReader(resource);
        return reader.ReadToEnd();
    }
}
