namespace ProcessChain.Experiments;

/// <summary>
/// Lets work begin side by side as long as there is memory for it: what is in use and the most that a piece of work has taken so
/// far have to fit. One piece is always let in.
/// </summary>
/// <param name="limit">Bytes.</param>
/// <param name="use">Bytes in use; those of this process where it is left out.</param>
internal sealed class MemoryGate(long limit, Func<long>? use = null)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

    private readonly Func<long> use = use ?? (() => GC.GetTotalMemory(forceFullCollection: false));
    private readonly Lock gate = new();
    private int inside;
    private long most;

    /// <summary>Three quarters of what this process may have.</summary>
    public static long Usual => GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 4 * 3;

    /// <summary>Waits until there is room.</summary>
    /// <returns>The place that is taken, until it is disposed of.</returns>
    public IDisposable Enter()
    {
        while (!TryEnter())
            Thread.Sleep(Pause);
        return new Place(this);
    }

    private bool TryEnter()
    {
        lock (gate)
        {
            if (inside > 0 && !Fits())
                return false;
            inside++;
            return true;
        }
    }

    /// <summary>Whether one more fits; garbage is collected before it is said that it does not.</summary>
    private bool Fits()
    {
        var used = use();
        if (used + Math.Max(most, used / inside) <= limit)
            return true;
        GC.Collect();
        used = use();
        most = Math.Max(most, used / inside);
        return used + most <= limit;
    }

    private void Leave()
    {
        lock (gate)
            inside--;
    }

    private sealed class Place(MemoryGate gate) : IDisposable
    {
        public void Dispose() => gate.Leave();
    }
}
