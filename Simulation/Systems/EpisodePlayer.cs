using System.Threading;

namespace ProcessChain;

/// <summary>
/// Plays many episodes with the same controller: several side by side where it can decide for several systems at once, else one after the
/// other. Not safe for use by several threads.
/// </summary>
/// <param name="definition">Of the system.</param>
/// <param name="periods">Periods of an episode, 1 or more.</param>
internal sealed class EpisodePlayer(SystemDefinition definition, int periods)
{
    private readonly List<RunningSystem> systems = [];

    /// <summary>Plays episodes that nobody watches, in their order.</summary>
    /// <returns>The system at the end of each episode, to be looked at before the next one is asked for.</returns>
    /// <exception cref="OperationCanceledException">It was stopped within an episode.</exception>
    public IEnumerable<RunningSystem> Play(
        IController controller,
        IEnumerable<(EpisodeSeed Seed, EpisodeOptions Options)> episodes
    ) =>
        controller is IVectorController several
            ? episodes.Chunk(several.Most).SelectMany(group => PlaySideBySide(several, group))
            : episodes.Select(episode => PlayAlone(controller, episode.Seed, episode.Options));

    /// <summary>Plays one episode, which may be watched.</summary>
    /// <returns>The system at its end, to be looked at before anything else is played.</returns>
    /// <exception cref="OperationCanceledException">It was stopped within the episode.</exception>
    public RunningSystem PlayAlone(IController controller, EpisodeSeed seed, EpisodeOptions options)
    {
        MakeRoom(1);
        systems[0].Play(controller, seed, options);
        return systems[0];
    }

    private RunningSystem[] PlaySideBySide(
        IVectorController controller,
        (EpisodeSeed Seed, EpisodeOptions Options)[] group
    )
    {
        MakeRoom(group.Length);
        var played = systems.Take(group.Length).ToArray();
        foreach (var (system, (seed, options)) in played.Zip(group))
            system.Begin(seed, options);
        Play(controller, [.. played], group[0].Options.Stop);
        return played;
    }

    /// <summary>Plays on to the end of all episodes.</summary>
    /// <param name="controller">Decides.</param>
    /// <param name="playing">In the course of an episode; overwritten.</param>
    /// <param name="stop">Stops it.</param>
    private void Play(IVectorController controller, RunningSystem[] playing, CancellationToken stop)
    {
        var width = definition.Actions.Width;
        var actions = new double[playing.Length * width];
        var views = Array.ConvertAll(playing, system => system.View);
        for (var count = playing.Length; count > 0; )
        {
            stop.ThrowIfCancellationRequested();
            controller.Decide(views.AsSpan(0, count), actions.AsSpan(0, count * width));
            var left = 0;
            for (var i = 0; i < count; i++)
            {
                var system = playing[i];
                system.Step(actions.AsSpan(i * width, width));
                if (system.IsOver)
                    continue;
                playing[left] = system;
                views[left++] = system.View;
            }
            count = left;
        }
    }

    private void MakeRoom(int count)
    {
        while (systems.Count < count)
            systems.Add(definition.Create(periods));
    }
}
