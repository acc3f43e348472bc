namespace ProcessChain;

/// <summary>
/// Names one episode of one experiment. Every random number of the episode is a pure function of it and of the name
/// of the stream that draws it, never of the controller, the order of execution or the number of threads.
/// </summary>
/// <param name="Seed">The root seed of the experiment or training.</param>
/// <param name="Episode">The number of the episode, e in the paper's seed = id(e).</param>
public readonly record struct EpisodeSeed(long Seed, long Episode)
{
    /// <summary>The stream called <paramref name="name"/> in this episode, at its beginning.</summary>
    /// <param name="name">What the stream is for, e.g. <c>customer</c>; streams of different names are independent.</param>
    public RandomStream Stream(string name) => new(SeedOf(name));

    /// <summary>Makes a stream the one called <paramref name="name"/> in this episode, at its beginning; does not allocate.</summary>
    internal void Restart(RandomStream stream, string name) => stream.Restart(SeedOf(name));

    private ulong SeedOf(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        var state = SplitMix64.Mix((ulong)Seed + 0x243F6A8885A308D3);
        state = SplitMix64.Mix(state ^ ((ulong)Episode + 0x13198A2E03707344));
        foreach (var character in name)
            state = SplitMix64.Mix(state ^ (character + 0xA4093822299F31D0));
        return state;
    }
}
