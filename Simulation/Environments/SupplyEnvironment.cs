namespace ProcessChain;

/// <summary>
/// A supply system with the semantics of Gymnasium's <c>Env</c>: <see cref="ChainEnvironment"/>'s counterpart for
/// InvManagement and supply networks.
/// </summary>
public sealed class SupplyEnvironment
{
    private readonly SupplyDefinition definition;
    private readonly SupplySystem system;
    private readonly SupplyObserver observer;
    private EpisodeSeed seed;

    /// <summary>An environment that must be reset before its first step.</summary>
    /// <param name="definition">A valid definition; its <see cref="SupplyDefinition.Observation"/> says what is observed.</param>
    public SupplyEnvironment(SupplyDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        this.definition = definition;
        system = definition.Create();
        observer = new SupplyObserver(definition.Observation, system);
        ActionSpace = BoxSpace.ForOrdersOf(definition);
        ObservationSpace = BoxSpace.Unlimited(observer.Length);
    }

    /// <summary>The units to order in each place: 0 to its capacity. Steps accept more, and less.</summary>
    public BoxSpace ActionSpace { get; }

    /// <summary>Observations are not limited: backlogs may grow without end.</summary>
    public BoxSpace ObservationSpace { get; }

    /// <summary>The system that is stepped, for all that the observation does not show.</summary>
    public SupplySystem System => system;

    /// <summary>Begins an episode.</summary>
    /// <param name="seed">Episode 0 of this seed; left out: the episode after the last one.</param>
    /// <returns>The first observation.</returns>
    public float[] Reset(long? seed = null) =>
        Reset(seed is { } root ? new EpisodeSeed(root, 0) : this.seed with { Episode = this.seed.Episode + 1 });

    /// <summary>Begins the given episode.</summary>
    /// <returns>The first observation.</returns>
    public float[] Reset(EpisodeSeed seed)
    {
        this.seed = seed;
        system.Reset(definition.DemandOf(seed));
        return Observe();
    }

    /// <summary>Begins an episode with a known demand.</summary>
    /// <param name="demandPath">See <see cref="SupplySystem.Reset"/>.</param>
    /// <returns>The first observation.</returns>
    public float[] Reset(ReadOnlySpan<int> demandPath)
    {
        system.Reset(demandPath);
        return Observe();
    }

    /// <summary>Plays one period.</summary>
    /// <param name="orders">Units to order in each place.</param>
    /// <exception cref="InvalidOperationException">The environment was not reset, or the episode is over.</exception>
    /// <exception cref="ArgumentException">An order is not a number, is infinite where the system does not take that, or there are too many or too few.</exception>
    public SupplyStep Step(ReadOnlySpan<double> orders)
    {
        var reward = system.Step(orders);
        return new SupplyStep(Observe(), reward, system.IsOver, Truncated: false, system.Figures);
    }

    private float[] Observe()
    {
        var observation = new float[observer.Length];
        observer.Observe(system, observation);
        return observation;
    }
}

/// <summary>What <see cref="SupplyEnvironment.Step"/> returns, as Gymnasium's <c>step</c> does.</summary>
/// <param name="Observation">The system before the next decision.</param>
/// <param name="Reward">The discounted profit of the period.</param>
/// <param name="Terminated">Whether the last period is over, after which nothing has a value: the task itself ends there.</param>
/// <param name="Truncated">Whether the episode was cut off; never so here.</param>
/// <param name="Figures">What has come of the episode so far; a live view.</param>
public readonly record struct SupplyStep(
    float[] Observation,
    double Reward,
    bool Terminated,
    bool Truncated,
    SupplyFigures Figures
);
