namespace ProcessChain;

/// <summary>What all episodes of a kind have in common: chain, customer, length.</summary>
/// <param name="Chain">A valid chain.</param>
/// <param name="Demand">A valid demand.</param>
/// <param name="Days">m, days in an episode; 1 or more.</param>
/// <param name="Window">Days summed up before variances of orders are taken; 1 or more.</param>
public sealed record EpisodeSetup(ChainDefinition Chain, DemandDefinition Demand, int Days, int Window = 1)
{
    /// <summary>
    /// Runs one episode: the simulation asks the controller for its decisions and, if it is an
    /// <see cref="ILearningController"/>, tells it the outcomes.
    /// </summary>
    /// <param name="controller">Decides; told of the episode's beginning first.</param>
    /// <param name="seed">The source of all chance.</param>
    /// <param name="watchers">Who looks on; nobody costs nothing.</param>
    /// <returns>The key figures.</returns>
    /// <exception cref="InfeasibleActionException">The controller took an action that is not feasible.</exception>
    public EpisodeFigures Run(IController controller, EpisodeSeed seed, Watchers watchers = default)
    {
        ArgumentNullException.ThrowIfNull(controller);
        controller.BeginEpisode(seed);
        var chain = new LinearChain(this, seed, controller, gate: null, watchers);
        chain.Simulation.Run(chain.Controlled);
        return chain.Figures();
    }
}

/// <summary>Who looks on while an episode runs.</summary>
/// <param name="Days">Sees the end of every day.</param>
/// <param name="Trace">Sees every event.</param>
public readonly record struct Watchers(IDayObserver? Days = null, IChainTrace? Trace = null);
