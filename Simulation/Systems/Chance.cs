namespace ProcessChain;

/// <summary>A controller's own chance in one episode: streams of any name but that of the demand.</summary>
/// <param name="seed">The episode.</param>
public readonly struct Chance(EpisodeSeed seed)
{
    /// <summary>The number of the episode.</summary>
    public long Episode => seed.Episode;

    /// <summary>The stream called <paramref name="name"/> in this episode, at its beginning.</summary>
    /// <exception cref="ArgumentException">It is the stream of the demand: what will happen is not for controllers.</exception>
    public RandomStream Stream(string name) =>
        string.Equals(name, SystemDefinition.DemandStream, StringComparison.Ordinal)
            ? throw new ArgumentException(
                $"The stream '{name}' is the demand's; controllers take others.",
                nameof(name)
            )
            : seed.Stream(name);
}
