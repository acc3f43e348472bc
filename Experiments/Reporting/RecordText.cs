namespace ProcessChain.Experiments;

/// <summary>The record of a run, as the report shows it.</summary>
/// <param name="Finished">Whether everything was done.</param>
/// <param name="Facts">Which program made the results, from what.</param>
/// <param name="Commands">How to repeat them, in a shell.</param>
internal sealed record RecordText(
    bool Finished,
    IReadOnlyDictionary<string, string> Facts,
    IReadOnlyList<string> Commands
)
{
    public static RecordText Of(RunRecord record) =>
        new(
            record.Status is RunStatus.Finished or RunStatus.Failed,
            FactsOf(record)
                .Where(fact => fact.Value.Length > 0)
                .ToDictionary(fact => fact.Key, fact => fact.Value, StringComparer.Ordinal),
            ["processchain run definition.yaml --out repeated", "processchain replay ."]
        );

    private static IEnumerable<KeyValuePair<string, string>> FactsOf(RunRecord record)
    {
        yield return new("experiment", record.Experiment);
        yield return new("preset", record.Preset);
        yield return new("seed", $"{record.Seed}");
        yield return new("status", Status(record.Status));
        yield return new("ProcessChain", record.Version);
        yield return new("commit", record.Commit);
        yield return new("kernel", record.Kernel);
        yield return new("runtime", record.Runtime);
        yield return new("machine", record.Machine);
        yield return new("begun", Time(record.Started));
        yield return new("ended", record.Ended is { } ended ? Time(ended) : "");
        yield return new("definition (SHA-256)", record.DefinitionHash);
    }

    private static string Status(RunStatus status) =>
        status switch
        {
            RunStatus.Running => "not ended when this report was written",
            RunStatus.Stopped => "stopped before its end",
            RunStatus.Failed => "finished, with failures",
            _ => "finished",
        };

    private static string Time(DateTime time) => $"{time:yyyy-MM-dd HH:mm:ss} UTC";
}
