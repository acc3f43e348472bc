namespace ProcessChain.Kernel;

/// <summary>An event that happens after a delay; triggered from the beginning, it cannot be withdrawn.</summary>
internal sealed class Timeout : Event
{
    /// <summary>A timeout with a value or an outcome of its own; a failure puts a waiting process into a fault.</summary>
    public Timeout(Simulation environment, TimeSpan delay, object? value = null, bool isOk = true, int priority = 0)
        : base(environment, value, isOk)
    {
        ArgumentNullException.ThrowIfNull(environment);
        environment.Schedule(delay, this, priority);
    }

    /// <summary>A success without a value.</summary>
    internal Timeout(Simulation environment, long ticks, int priority)
        : base(environment, null, isOk: true) => environment.Schedule(ticks, this, priority);
}
