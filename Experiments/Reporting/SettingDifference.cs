namespace ProcessChain.Experiments;

/// <summary>A setting in which controllers differ.</summary>
/// <param name="Key">Its key below the controller's, e.g. <c>learningRate</c>.</param>
/// <param name="Values">Its value for each of the controllers; empty for one that does not have it.</param>
internal sealed record SettingDifference(string Key, IReadOnlyList<string> Values)
{
    /// <summary>The settings in which the named controllers differ, in the order of the definition.</summary>
    public static IReadOnlyList<SettingDifference> Between(
        IReadOnlyList<string> controllers,
        IReadOnlyList<SettingRow> settings
    )
    {
        var prefixes = controllers.Select(name => $"controllers.{name}.").ToList();
        var byKey = prefixes
            .SelectMany(prefix => settings.Where(row => row.Key.StartsWith(prefix, StringComparison.Ordinal)))
            .GroupBy(row => row.Key.Split('.', 3)[2], StringComparer.Ordinal);
        return byKey
            .Select(rows => new SettingDifference(rows.Key, [.. prefixes.Select(prefix => ValueOf(prefix, rows))]))
            .Where(difference => difference.Values.Distinct(StringComparer.Ordinal).Count() > 1)
            .ToList();
    }

    private static string ValueOf(string prefix, IGrouping<string, SettingRow> rows) =>
        rows.FirstOrDefault(row => row.Key == prefix + rows.Key)?.Value ?? "";
}
