namespace ProcessChain.Experiments;

/// <summary>
/// The test phase: frozen controllers, the same demand for all; episodes that no training has seen, unless both draw it from
/// numpy's generator with the same seed.
/// </summary>
public sealed record TestBudget
{
    /// <summary>
    /// All figures of all test episodes of an experiment are held in memory while it is summed up: so many numbers at most,
    /// which are a gibibyte.
    /// </summary>
    internal const long MostNumbers = 1L << 27;

    /// <summary>
    /// Test episodes: 2 or more, so that there is an interval; at most a million, and fewer where many controllers with many
    /// figures are tested: all figures together are at most 2²⁷ numbers, a gibibyte of memory.
    /// </summary>
    [Assumed("the paper shows one episode")]
    [Range(2, 1_000_000)]
    public int Episodes { get; init; } = 30;

    /// <summary>
    /// How precise the goal of each controller, and of each of its trainings, is to be: half the width of its 95 % interval over
    /// test episodes as a share of the mean, 0.01 or <c>1 %</c>. Episodes are played, as many as <see cref="Episodes"/> at a time, until that is
    /// reached (Law, Simulation modeling and analysis, section 9.4.1), or <see cref="MostEpisodes"/> are played; differences are paired
    /// over the episodes that both have. Left out: <see cref="Episodes"/> are played.
    /// </summary>
    [Range(0, 1, AboveLeast = true)]
    public double? Precision { get; init; }

    /// <summary>Test episodes at most, where a <see cref="Precision"/> is asked for; <see cref="Episodes"/> or more, at most a million.</summary>
    [Assumed("enough for most controllers")]
    [Range(2, 1_000_000)]
    public int MostEpisodes { get; init; } = 10_000;

    /// <summary>m_test: periods of a test episode, 1 to a million; left out: as many as the system's episodes have, 1000 where they have no end.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 6.2: 1000 days")]
    [Range(1, Limits.Days)]
    public int? Periods { get; init; }

    /// <summary>
    /// The seed of numpy's generator, 0 to 2³² − 1, from which the demand of all test episodes is drawn one after the other, as
    /// OR-Gym's environments do whose <c>reset</c> never seeds anew; left out: each episode has a stream of its own.
    /// </summary>
    [Range(0, uint.MaxValue)]
    public long? NumpySeed { get; init; }

    /// <summary>
    /// Seeds of numpy's <c>default_rng</c>, 0 or more, one for each test episode, from which its demand is drawn; left out: each
    /// episode has a stream of its own.
    /// </summary>
    [Range(0)]
    public Several<long>? NumpySeeds { get; init; }

    /// <summary>How many of the test episodes are written period by period; 0 or more.</summary>
    [Assumed("one episode to look at")]
    [Range(0)]
    public int DetailedEpisodes { get; init; } = 1;

    /// <summary>How many test episodes there can be.</summary>
    internal int EpisodesAtMost => Precision is null ? Episodes : Math.Max(Episodes, MostEpisodes);

    /// <summary>Periods of a test episode of a system.</summary>
    public int PeriodsOf(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return system.Horizon.PeriodsOr(Periods);
    }

    /// <summary>Everything that is wrong with this budget.</summary>
    /// <param name="system">The system that is controlled; valid.</param>
    public IEnumerable<Fault> Validate(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        foreach (var fault in Ranges.Check(this).Concat(system.Horizon.Check(Periods)))
            yield return fault;
        foreach (var fault in CheckPrecision())
            yield return fault;
        if (NumpySeed is not null && !system.Demands.All(demand => demand is PeriodDemand))
            yield return new("numpySeed", $"is {NumpySeed}; it needs a demand that is drawn period by period.");
        if (NumpySeed is not null && system.DemandAnswers)
            yield return new("numpySeed", $"is {NumpySeed}; it needs a demand that does not depend on decisions.");
        if (NumpySeeds is { } seeds)
        {
            foreach (var fault in CheckSeeds(seeds, system))
                yield return fault;
        }
    }

    private IEnumerable<Fault> CheckPrecision()
    {
        if (Precision is null)
            yield break;
        if (MostEpisodes < Episodes)
            yield return new("mostEpisodes", $"is {MostEpisodes}; the {Episodes} test episodes or more are needed.");
        if (NumpySeed is not null || NumpySeeds is not null)
            yield return new("precision", "stands beside seeds of numpy, which fix the number of episodes.");
    }

    private IEnumerable<Fault> CheckSeeds(Several<long> seeds, SystemDefinition system)
    {
        if (seeds.Count != Episodes)
            yield return new(
                "numpySeeds",
                $"has {seeds.Count} seeds; {Episodes} are needed, one for each test episode."
            );
        if (NumpySeed is not null)
            yield return new("numpySeeds", "stands beside numpySeed; one of them is allowed.");
        if (system is not SupplyDefinition || !system.Demands.All(demand => demand is PeriodDemand))
            yield return new("numpySeeds", "needs a supply system whose demand is drawn period by period.");
    }
}
