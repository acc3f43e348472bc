namespace ProcessChain.Experiments;

/// <summary>Lists every setting of an experiment, with where its value is from.</summary>
internal static class DefinitionListing
{
    private const int MostShown = 20;

    /// <summary>The settings in the order in which <see cref="DefinitionWriter"/> writes them; long lists are cut.</summary>
    /// <exception cref="ArgumentException">A definition that is chosen by kind has none.</exception>
    public static IEnumerable<DefinitionSetting> Of(ExperimentDefinition definition) =>
        SettingLines
            .Of(definition)
            .Where(line => line.Items.Count > 0)
            .Select(line => new DefinitionSetting(line.Path, TextOf(line), line.Provenance, line.Reference)
            {
                Allowed = line.Allowed,
            });

    private static string TextOf(SettingLine line)
    {
        if (!line.IsList)
            return line.Items[0];
        var shown = string.Join(", ", line.Items.Take(MostShown));
        return line.Items.Count <= MostShown ? $"[{shown}]" : $"[{shown}, …] ({line.Items.Count} values)";
    }
}

/// <summary>One setting of an experiment.</summary>
/// <param name="Key">The path of its key, e.g. <c>chain.reward.totalCostFactor</c>.</param>
/// <param name="Value">Its value, as a definition file writes it.</param>
/// <param name="Provenance">Where the value is from.</param>
/// <param name="Reference">More of it: the source, why it is assumed, or the name of the preset; empty for the others.</param>
internal readonly record struct DefinitionSetting(string Key, string Value, Provenance Provenance, string Reference)
{
    /// <summary>Which numbers are allowed, in a few words, e.g. <c>1 to 100 units</c>; empty where none is told.</summary>
    public string Allowed { get; init; } = "";
}

/// <summary>Where the value of a setting is from.</summary>
internal enum Provenance
{
    /// <summary>The definition sets it.</summary>
    Given,

    /// <summary>The program's default, of which nothing more is told.</summary>
    Default,

    /// <summary>The program's default, from a source.</summary>
    Source,

    /// <summary>An assumption: of the program's default, or marked so by the definition.</summary>
    Assumed,

    /// <summary>A preset of the controller that the definition chooses.</summary>
    Preset,
}
