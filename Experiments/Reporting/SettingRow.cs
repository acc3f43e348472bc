namespace ProcessChain.Experiments;

/// <summary>One setting of the resolved definition, as the report lists it.</summary>
/// <param name="Key">The path of its key, e.g. <c>system.lotSize</c>.</param>
/// <param name="Value">Its value.</param>
/// <param name="Mark">Where the value is from, in one word; <see cref="Assumed"/> is set off.</param>
/// <param name="Note">More of it: the source, or why it is assumed; empty where there is nothing to tell.</param>
internal sealed record SettingRow(string Key, string Value, string Mark, string Note)
{
    /// <summary>The mark of a value that is an assumption.</summary>
    public const string Assumed = "assumed";

    /// <summary>The row of a setting of the definition.</summary>
    public static SettingRow Of(DefinitionSetting setting) =>
        new(setting.Key, setting.Value, setting.Provenance.ToString().ToLowerInvariant(), setting.Reference);
}
