namespace ProcessChain;

/// <summary>Plays whole episodes.</summary>
public static class SupplyPlay
{
    /// <summary>Plays one episode from its beginning to its end; <see cref="SupplySystem.Figures"/> tells what came of it.</summary>
    /// <param name="system">The system.</param>
    /// <param name="controller">Decides.</param>
    /// <param name="seed">The source of the controller's own chance.</param>
    /// <param name="path">What the markets demand.</param>
    /// <param name="watcher">Looks on; nobody costs nothing.</param>
    public static void Play(
        this SupplySystem system,
        ISupplyController controller,
        EpisodeSeed seed,
        ReadOnlySpan<int> path,
        IPeriodWatcher? watcher = null
    )
    {
        ArgumentNullException.ThrowIfNull(system);
        ArgumentNullException.ThrowIfNull(controller);
        Span<double> orders = stackalloc double[system.Definition.Orders];
        system.Reset(path);
        controller.BeginEpisode(seed);
        while (!system.IsOver)
        {
            controller.Decide(system, orders);
            watcher?.NoteDecision(system, orders);
            var reward = system.Step(orders);
            watcher?.NoteReward(reward);
        }
    }
}

/// <summary>Looks on while an episode of a supply system is played.</summary>
public interface IPeriodWatcher
{
    /// <summary>A decision has been made and not yet carried out.</summary>
    /// <param name="system">The system before it.</param>
    /// <param name="orders">Units ordered in each place.</param>
    void NoteDecision(SupplySystem system, ReadOnlySpan<double> orders);

    /// <summary>The period has been played.</summary>
    /// <param name="reward">Its discounted profit.</param>
    void NoteReward(double reward);
}
