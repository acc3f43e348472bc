namespace ProcessChain;

/// <summary>Holds the control process before each decision until somebody outside the simulation has decided.</summary>
internal sealed class DecisionGate
{
    private Event? awaited;

    public bool IsWaiting => awaited is not null;

    public Event Open(Simulation simulation) => awaited = new Event(simulation);

    public void Pass()
    {
        var passed = awaited!;
        awaited = null;
        passed.Succeed();
    }
}
