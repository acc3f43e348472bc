namespace ProcessChain;

/// <summary>
/// Any system with the semantics of Gymnasium's <c>Env</c>: the caller resets it and steps it from decision to decision.
/// Gives the same trajectory as <see cref="RunningSystem.Play(IController, EpisodeSeed)"/>. What it returns may be kept. Not safe for use by several
/// threads.
/// </summary>
public sealed class SystemEnvironment
{
    private readonly (int Part, int Length)[] parts;
    private readonly Dictionary<string, double> nothing = [];
    private EpisodeSeed seed;

    /// <summary>An environment that must be reset before its first step.</summary>
    /// <param name="definition">A valid definition.</param>
    /// <param name="periods">Periods of an episode; left out: 1000. A system that has a length of its own keeps it.</param>
    /// <param name="observation">
    /// The keys of the parts that are observed, in this order; left out: <see cref="SystemDefinition.StandardObservation"/>.
    /// </param>
    /// <exception cref="ArgumentException">The system has no such part.</exception>
    public SystemEnvironment(
        SystemDefinition definition,
        int? periods = null,
        IReadOnlyList<string>? observation = null
    )
    {
        ArgumentNullException.ThrowIfNull(definition);
        System = definition.Create(definition.Horizon.PeriodsOr(periods));
        var all = definition.Observations;
        var chosen = (observation ?? definition.StandardObservation).Select(key => IndexOf(all, key)).ToArray();
        parts = [.. chosen.Select(part => (part, all[part].Length))];
        Numbers = [.. chosen.SelectMany(part => all[part].Numbers)];
        ActionSpace = definition.Actions;
        ObservationSpace = new BoxSpace(
            [.. Numbers.Select(number => number.Low)],
            [.. Numbers.Select(number => number.High)]
        );
    }

    /// <summary>The system that is stepped, for all that the observation does not show.</summary>
    public RunningSystem System { get; }

    /// <summary>What an action is.</summary>
    public ActionSpace ActionSpace { get; }

    /// <summary>The bounds of an observation.</summary>
    public BoxSpace ObservationSpace { get; }

    /// <summary>What the numbers of an observation are.</summary>
    public IReadOnlyList<ObservedNumber> Numbers { get; }

    /// <summary>Begins the episode after the last one.</summary>
    /// <returns>The first observation.</returns>
    public float[] Reset() => Reset(seed with { Episode = seed.Episode + 1 });

    /// <summary>Begins episode 0 of a seed.</summary>
    /// <returns>The first observation.</returns>
    public float[] Reset(long seed) => Reset(new EpisodeSeed(seed, 0));

    /// <summary>Begins the given episode.</summary>
    /// <returns>The first observation.</returns>
    public float[] Reset(EpisodeSeed seed)
    {
        this.seed = seed;
        System.Reset(seed);
        return Observe();
    }

    /// <summary>Begins an episode with a known demand.</summary>
    /// <returns>The first observation.</returns>
    public float[] Reset(DemandPath path)
    {
        System.Reset(path);
        return Observe();
    }

    /// <summary>Which choices are allowed now, by number. Only where actions are choices.</summary>
    public bool[] Mask()
    {
        var choices = Enumerable.Range(0, ((ChoiceSpace)ActionSpace).Count);
        return [.. choices.Select(System.View.IsAllowed)];
    }

    /// <summary>Takes one action and goes on to the next decision.</summary>
    /// <param name="action">As many numbers as the <see cref="ActionSpace"/> says.</param>
    /// <exception cref="InvalidOperationException">The episode is over, or was never begun.</exception>
    /// <exception cref="InfeasibleActionException">The choice is not allowed; the episode goes on as if it had not been tried.</exception>
    /// <exception cref="ArgumentException">An order is not a number, is infinite where the system does not take that, or there are too many or too few.</exception>
    public EnvironmentStep Step(params ReadOnlySpan<double> action)
    {
        var outcome = System.Step(action);
        var info = outcome.EndsEpisode ? FiguresByKey() : nothing;
        return new EnvironmentStep(Observe(), outcome.Reward, outcome.Terminated, outcome.Truncated, info);
    }

    private static int IndexOf(IReadOnlyList<ObservationPart> parts, string key)
    {
        var index = parts.Select(part => part.Key).ToList().IndexOf(key);
        return index >= 0
            ? index
            : throw new ArgumentException($"There is no part '{key}' of the observation.", nameof(key));
    }

    private float[] Observe()
    {
        var observation = new float[Numbers.Count];
        var at = 0;
        foreach (var (part, length) in parts)
        {
            System.View.Observe(part, observation.AsSpan(at, length));
            at += length;
        }
        return observation;
    }

    private Dictionary<string, double> FiguresByKey() =>
        System
            .Definition.Figures.Zip(System.Figures())
            .ToDictionary(figure => figure.First.Key, figure => figure.Second, StringComparer.Ordinal);
}

/// <summary>What <see cref="SystemEnvironment.Step"/> returns, as Gymnasium's <c>step</c> does.</summary>
/// <param name="Observation">The system before the next decision.</param>
/// <param name="Reward">The reward of the step.</param>
/// <param name="Terminated">Whether the task itself has ended: no reward can follow.</param>
/// <param name="Truncated">Whether the episode was cut off here; the future still has a value.</param>
/// <param name="Info">At the end of an episode its figures, by key; empty before.</param>
public readonly record struct EnvironmentStep(
    float[] Observation,
    double Reward,
    bool Terminated,
    bool Truncated,
    IReadOnlyDictionary<string, double> Info
);
