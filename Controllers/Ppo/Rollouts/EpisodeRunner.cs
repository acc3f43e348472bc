namespace ProcessChain;

/// <summary>
/// One environment and its place in the sequence of episodes: of N environments, the i-th plays the episodes i, i + N,
/// i + 2N and so on, so that the episodes do not depend on the order in which environments are stepped.
/// </summary>
/// <param name="environment">Which.</param>
/// <param name="actionWidth">Numbers of an action.</param>
/// <param name="seed">The training's.</param>
/// <param name="first">Its first episode, from 1.</param>
/// <param name="stride">From one of its episodes to the next.</param>
internal sealed class EpisodeRunner(IRolloutEnvironment environment, int actionWidth, long seed, int first, int stride)
{
    private readonly List<float> actions = [];

    /// <summary>Chance of the policy, anew in each episode.</summary>
    public RandomStream Exploration { get; private set; } = new(0);

    public IRolloutEnvironment Environment => environment;

    /// <summary>The present episode; 0 before the first.</summary>
    public long Episode { get; private set; }

    /// <summary>Begins the first episode, if that has not happened.</summary>
    public void BeginIfNew()
    {
        if (Episode == 0)
            Begin(first);
    }

    /// <summary>Begins the next episode.</summary>
    public void BeginNext() => Begin(Episode + stride);

    /// <summary>Takes an action in the present episode.</summary>
    public RolloutStep Step(ReadOnlySpan<float> action)
    {
        actions.AddRange(action);
        return environment.Step(action);
    }

    /// <summary>Keeps where it stands: the episode and the actions taken in it, which are taken again when it is read.</summary>
    public void Keep(StateArchive state)
    {
        var (episode, chance) = (state.Keep(Episode), state.Keep(Exploration.State));
        var taken = state.IsReading ? [] : actions;
        state.Keep(taken);
        if (state.IsReading && episode != 0)
            state.WhenWhole(() => Repeat(episode, taken, chance));
    }

    private void Repeat(long episode, List<float> taken, (ulong, ulong, ulong, ulong) chance)
    {
        Begin(episode);
        foreach (var action in taken.Chunk(actionWidth))
            Step(action);
        Exploration.State = chance;
    }

    private void Begin(long episode)
    {
        Episode = episode;
        actions.Clear();
        var episodeSeed = new EpisodeSeed(seed, episode);
        Exploration = episodeSeed.Stream("exploration");
        environment.Reset(episodeSeed);
    }
}
