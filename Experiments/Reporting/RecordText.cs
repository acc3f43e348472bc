using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>The record of a run, as the report shows it.</summary>
/// <param name="Finished">Whether everything was done.</param>
/// <param name="Facts">Which program made the results, from what.</param>
/// <param name="Commands">How to repeat them, in a shell.</param>
/// <param name="Subtitle">Which run it is, and how it stands.</param>
internal sealed record RecordText(
    bool Finished,
    IReadOnlyDictionary<string, string> Facts,
    IReadOnlyList<string> Commands,
    string Subtitle
)
{
    public static RecordText Of(RunRecord record) =>
        new(
            record.Status is RunStatus.Finished or RunStatus.Failed,
            FactsOf(record)
                .Where(fact => fact.Value.Length > 0)
                .ToDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal),
            [
                $"processchain run definition.yaml{Plugins(record)} --out repeated",
                $"processchain replay .{Plugins(record)}",
            ],
            $"Experiment {record.Experiment}{(record.Preset.Length > 0 ? $", preset {record.Preset}" : "")}, seed {record.Seed}; "
                + $"run {Status(record.Status)}."
        );

    /// <summary>The options without which the kinds of a run with plug-ins are unknown.</summary>
    private static string Plugins(RunRecord record) =>
        string.Concat(record.Plugins.Select(plugin => $" --plugin {plugin.Name}"));

    private static IEnumerable<KeyValuePair<string, string>> FactsOf(RunRecord record)
    {
        yield return new("experiment", record.Experiment);
        yield return new("preset", record.Preset);
        yield return new("seed", record.Seed.ToString(CultureInfo.InvariantCulture));
        yield return new("status", Status(record.Status));
        yield return new("ProcessChain", record.Version);
        yield return new("commit", record.Commit);
        yield return new("kernel", record.Kernel);
        yield return new("runtime", record.Runtime);
        yield return new("machine", record.Machine);
        yield return new("begun", Time(record.Started));
        yield return new("ended", record.Ended is { } ended ? Time(ended) : "");
        yield return new("definition (SHA-256)", record.DefinitionHash);
        foreach (var plugin in record.Plugins)
            yield return new($"plug-in {plugin.Name} (SHA-256)", plugin.Hash.Length > 0 ? plugin.Hash : "in no file");
    }

    private static string Status(RunStatus status) =>
        status switch
        {
            RunStatus.Running => "not ended when this report was written",
            RunStatus.Stopped => "stopped before its end",
            RunStatus.Failed => "finished, with failures",
            _ => "finished",
        };

    private static string Time(DateTime time) =>
        time.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) + " UTC";
}
