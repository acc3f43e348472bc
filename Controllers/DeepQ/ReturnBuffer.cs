namespace ProcessChain;

/// <summary>
/// Steps whose n-step return is not complete yet. Complete ones go to the memory; a cut completes all of them early,
/// with the state reached so far.
/// </summary>
/// <param name="memory">Where complete transitions go.</param>
/// <param name="steps">n, rewards in a full return; 1 or more.</param>
/// <param name="gamma">γ for one step.</param>
internal sealed class ReturnBuffer(ReplayMemory memory, int steps, double gamma)
{
    private readonly int[] states = new int[steps];
    private readonly int[] actions = new int[steps];
    private readonly float[] rewards = new float[steps];
    private readonly bool[] paying = new bool[steps];
    private int oldest;
    private int count;

    /// <summary>Forgets incomplete steps.</summary>
    public void Clear() => count = 0;

    /// <summary>Adds a step; <see cref="Complete"/> or <see cref="Cut"/> must follow.</summary>
    /// <param name="state">The state of the memory that the action was taken in.</param>
    /// <param name="action">The action.</param>
    /// <param name="reward">Its reward.</param>
    /// <param name="pays">Whether a step like this pays a reward at all; the mean reward is taken from those only.</param>
    public void Add(int state, int action, float reward, bool pays)
    {
        var at = (oldest + count) % steps;
        (states[at], actions[at], rewards[at], paying[at]) = (state, action, reward, pays);
        count++;
    }

    /// <summary>Completes the oldest step if it has n rewards.</summary>
    public void Complete(int nextState)
    {
        if (count == steps)
            CompleteOldest(nextState, terminal: false);
    }

    /// <summary>Completes every step with the rewards it has.</summary>
    public void Cut(int nextState, bool terminal)
    {
        while (count > 0)
            CompleteOldest(nextState, terminal);
    }

    private void CompleteOldest(int nextState, bool terminal)
    {
        var (sum, baseline, discount) = (0.0, 0.0, 1.0);
        for (var i = 0; i < count; i++)
        {
            var at = (oldest + i) % steps;
            sum += discount * rewards[at];
            baseline += paying[at] ? discount : 0;
            discount *= gamma;
        }
        memory.Add(
            new(states[oldest], nextState),
            new(actions[oldest], (float)sum, (float)baseline, terminal ? 0 : (float)discount)
        );
        oldest = (oldest + 1) % steps;
        count--;
    }
}
