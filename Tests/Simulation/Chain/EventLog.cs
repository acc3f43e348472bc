namespace ProcessChain.Tests;

/// <summary>Writes down what happens in an episode: events in order, and every day's end.</summary>
internal sealed class EventLog : IChainTrace, IDayObserver
{
    public List<string> Lines { get; } = [];

    public List<TraceEvent> Events { get; } = [];

    public Watchers Watchers => new(this, this);

    public void Record(TraceEvent traced)
    {
        Events.Add(traced);
        Lines.Add($"{traced.Day} {traced.Kind} {traced.Element} {traced.Quantity}");
    }

    public void CloseDay(ChainObservation chain, double storageCost, double lateCost) =>
        Lines.Add($"{chain.Day} costs {storageCost} {lateCost} [{string.Join(' ', chain.ToArray())}]");
}
