namespace ProcessChain;

/// <summary>Decides what is ordered in a supply system. One object plays one episode after the other; not safe for use by several threads.</summary>
public interface ISupplyController
{
    /// <summary>Is told that an episode begins.</summary>
    /// <param name="seed">A controller that needs chance takes a stream of its own from it.</param>
    void BeginEpisode(EpisodeSeed seed);

    /// <summary>Decides for the present period.</summary>
    /// <param name="system">The system as it stands before the decision; its demand path must not be looked at.</param>
    /// <param name="orders">Receives the units to order in each place; numbers, 0 or more.</param>
    void Decide(SupplySystem system, Span<double> orders);
}
