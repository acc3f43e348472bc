namespace ProcessChain;

/// <summary>
/// Decides, in every control iteration of every day, which station (if any) orders a lot. One instance controls one
/// chain at a time, on one thread.
/// </summary>
public interface IController
{
    /// <summary>Called before the first decision of an episode; forgets what belongs to the last one.</summary>
    /// <param name="seed">The episode; a controller that draws random numbers takes a stream of its own from it.</param>
    void BeginEpisode(EpisodeSeed seed);

    /// <summary>Chooses the action of this control iteration.</summary>
    /// <param name="observation">The chain at this moment; a live view, valid during the call.</param>
    /// <returns>0: nobody orders; k: station k orders one lot from its left neighbour. Must be feasible.</returns>
    int Decide(ChainObservation observation);
}
