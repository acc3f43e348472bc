namespace ProcessChain.Kernel;

/// <summary>Events that wait for one kind of change in a store, container or resource.</summary>
internal sealed class SignalList(Simulation environment)
{
    private readonly List<Event> waiting = [];

    public Event Add()
    {
        var signal = new Event(environment);
        waiting.Add(signal);
        return signal;
    }

    /// <summary>Triggers all of them in the order in which they were added.</summary>
    public void Release()
    {
        foreach (var signal in waiting)
            signal.Succeed();
        waiting.Clear();
    }

    public void ReleaseIf(bool condition)
    {
        if (condition)
            Release();
    }
}
