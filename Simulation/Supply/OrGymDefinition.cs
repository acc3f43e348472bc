namespace ProcessChain;

/// <summary>
/// What OR-Gym's two supply systems have in common (Hubbs et al., "OR-Gym: A reinforcement learning library for operations
/// research problems", arXiv:2008.06319): an episode has a fixed number of periods, after which nothing has a value, and the
/// goal is its discounted profit.
/// </summary>
public abstract record OrGymDefinition : SupplyDefinition
{
    /// <summary>The most periods of an episode, and of a lead time.</summary>
    internal const int MostPeriods = 10_000;

    /// <summary>N: periods of an episode; 1 to 10 000.</summary>
    [Source("OR-Gym: 30 periods")]
    [Range(1, MostPeriods)]
    [DecidesOthers]
    public int Periods { get; init; } = 30;

    /// <summary>α: what money a period later is worth now; above 0, at most 1.</summary>
    [Range(0, 1, AboveLeast = true)]
    public abstract double Discount { get; init; }

    /// <summary>Whether demand that cannot be met is carried to the next period, or lost.</summary>
    public abstract bool Backlog { get; init; }

    /// <inheritdoc/>
    public sealed override Horizon Horizon => Horizon.EndsAfter(Periods);

    /// <inheritdoc/>
    public sealed override Goal Goal => new("reward", "reward", "discounted profit of an episode", Minimise: false);

    /// <summary>
    /// <c>state</c>: all that decides the future but the period; <c>time</c>: the share of the episode that is over;
    /// <c>orGym</c>: what OR-Gym's environment shows, with the gaps it has.
    /// </summary>
    public sealed override IReadOnlyList<ObservationPart> Observations =>
        [
            new("state", State),
            new("time", [new("share of the episode that is over", "", 0, 1, ObservationScale.None)]),
            new("orGym", OrGymState),
        ];

    /// <inheritdoc/>
    public sealed override IReadOnlyList<string> StandardObservation => ["state", "time"];

    /// <summary>The numbers of the part <c>state</c>.</summary>
    private protected abstract IReadOnlyList<ObservedNumber> State { get; }

    /// <summary>The numbers of the part <c>orGym</c>.</summary>
    private protected abstract IReadOnlyList<ObservedNumber> OrGymState { get; }

    /// <summary>A new system, to be reset before its first step.</summary>
    public SupplySystem Create() => Create(Periods);

    /// <summary>The demand of the given episode: <c>[period · markets + market]</c>, units.</summary>
    public int[] PathOf(EpisodeSeed episode) => PathOf(episode, Periods);

    /// <summary>αⁿ for every period n, as the C library computes powers: on another system the last bit may differ.</summary>
    public double[] DiscountFactors() =>
        Enumerable.Range(0, Periods).Select(period => Math.Pow(Discount, period)).ToArray();

    /// <summary>Observed units at several elements.</summary>
    private protected static IEnumerable<ObservedNumber> Units(
        string what,
        IEnumerable<string> elements,
        float low = 0
    ) => elements.Select(element => new ObservedNumber($"{what} {element}", "units", low, float.PositiveInfinity));
}
