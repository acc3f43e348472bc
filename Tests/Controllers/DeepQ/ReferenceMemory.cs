namespace ProcessChain.Tests;

/// <summary>What <see cref="ReplayMemory"/> and <see cref="ReturnBuffer"/> do together, as plainly as can be: a list of whole transitions.</summary>
internal sealed class ReferenceMemory(int capacity, int steps, double gamma)
{
    private readonly List<(float[] State, int Action, float Reward, bool Pays)> pending = [];

    /// <summary>Oldest first.</summary>
    public List<ReferenceTransition> Transitions { get; } = [];

    public void Clear() => pending.Clear();

    public void Add(float[] state, int action, float reward, bool pays) => pending.Add((state, action, reward, pays));

    public void Complete(float[] next, bool[] allowed)
    {
        if (pending.Count == steps)
            CompleteOldest(next, allowed, terminal: false);
    }

    public void Cut(float[] next, bool[] allowed, bool terminal)
    {
        while (pending.Count > 0)
            CompleteOldest(next, allowed, terminal);
    }

    private void CompleteOldest(float[] next, bool[] allowed, bool terminal)
    {
        var (sum, baseline, discount) = (0.0, 0.0, 1.0);
        foreach (var (_, _, reward, pays) in pending)
        {
            sum += discount * reward;
            baseline += pays ? discount : 0;
            discount *= gamma;
        }
        var (state, action, _, _) = pending[0];
        pending.RemoveAt(0);
        Transitions.Add(new(state, action, (float)sum, (float)baseline, terminal ? 0 : (float)discount, next, allowed));
        if (Transitions.Count > capacity)
            Transitions.RemoveAt(0);
    }
}

internal sealed record ReferenceTransition(
    float[] State,
    int Action,
    float Return,
    float Baseline,
    float Discount,
    float[] NextState,
    bool[] NextAllowed
);
