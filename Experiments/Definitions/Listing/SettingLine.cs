namespace ProcessChain.Experiments;

/// <summary>One line of a written definition.</summary>
/// <param name="Path">The path of the key.</param>
/// <param name="Depth">How many mappings it stands in.</param>
/// <param name="Key">The key; a hyphen for an item of a list.</param>
internal sealed record SettingLine(string Path, int Depth, string Key)
{
    /// <summary>The value as text: none where more lines follow below it, several for a list.</summary>
    public IReadOnlyList<string> Items { get; init; } = [];

    public bool IsList { get; init; }

    /// <summary>Whether the definition marks it as assumed.</summary>
    public bool IsTagged { get; init; }

    public Provenance Provenance { get; init; }

    public string Reference { get; init; } = "";

    /// <summary>Which numbers are allowed, in a few words; empty where none is told.</summary>
    public string Allowed { get; init; } = "";
}
