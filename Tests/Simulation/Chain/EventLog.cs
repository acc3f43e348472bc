namespace ProcessChain.Tests;

/// <summary>Writes down what happens in an episode: events in order, and every day's end.</summary>
internal sealed class EventLog : IEventWatcher, IPeriodWatcher
{
    public List<string> Lines { get; } = [];

    public List<TraceEvent> Events { get; } = [];

    public EpisodeOptions Options => new(Periods: this, Events: this);

    public void Record(TraceEvent traced)
    {
        Events.Add(traced);
        Lines.Add($"{traced.Day} {traced.Kind} {traced.Element} {traced.Quantity}");
    }

    public void PeriodEnded(RunningSystem system)
    {
        var chain = (ChainView)system.View;
        var day = new DayRow(system);
        Lines.Add($"{chain.Period} costs {day["storageCost"]} {day["lateCost"]} [{string.Join(' ', chain.ToArray())}]");
    }
}

/// <summary>The flows of the period that was played last, by key.</summary>
internal sealed class DayRow
{
    private readonly List<string> keys;

    public DayRow(RunningSystem system)
    {
        keys = [.. system.Definition.Flows.Select(flow => flow.Key)];
        Values = new double[keys.Count];
        system.CopyFlows(Values);
    }

    public double[] Values { get; }

    public double this[string key] => Values[keys.IndexOf(key)];
}
