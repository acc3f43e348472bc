namespace ProcessChain.Kernel;

/// <summary>Events that wait for one kind of change in a store, container or resource.</summary>
internal sealed class SignalList(Simulation environment)
{
    private readonly List<Event> waiting = [];

    /// <summary>A further one, triggered with the next change; at once when what it waits for holds already.</summary>
    public Event Add(bool holds = false)
    {
        var signal = new Event(environment);
        waiting.Add(signal);
        ReleaseIf(holds);
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
