namespace ProcessChain;

/// <summary>
/// A supply system under periodic review: in every period each purchaser orders from its suppliers, goods arrive after
/// their lead times, and the markets demand. An episode has a fixed number of periods, after which nothing has a value.
/// </summary>
public abstract record SupplyDefinition
{
    /// <summary>The most periods of an episode, and of a lead time.</summary>
    internal const int MostPeriods = 10_000;

    /// <summary>N: periods of an episode; 1 to 10 000.</summary>
    [Source("OR-Gym: 30 periods")]
    public int Periods { get; init; } = 30;

    /// <summary>α: what money a period later is worth now; above 0, at most 1.</summary>
    public abstract double Discount { get; init; }

    /// <summary>What a reinforcement learner sees of the system when it is stepped as an environment.</summary>
    public SupplyObservation Observation { get; init; }

    /// <summary>In how many places units are ordered: the length of a decision.</summary>
    public abstract int Orders { get; }

    /// <summary>What the places are called in tables, <see cref="Orders"/> names.</summary>
    public abstract IReadOnlyList<string> PlaceNames { get; }

    /// <summary>What is called where units are on hand, in tables.</summary>
    public abstract IReadOnlyList<string> StockNames { get; }

    /// <summary>How many markets demand.</summary>
    public abstract int Markets { get; }

    /// <summary>The demand of one of the <see cref="Markets"/>.</summary>
    /// <param name="market">From 0.</param>
    public abstract PeriodDemand DemandOf(int market);

    /// <summary>The most that can be ordered in each place, units a period; infinite where nothing limits it.</summary>
    /// <param name="place">From 0.</param>
    public abstract double Capacity(int place);

    /// <summary>Everything that is wrong with this definition; nothing when it can be run.</summary>
    public abstract IEnumerable<Fault> Validate();

    /// <summary>A new system; <see cref="SupplySystem.Reset"/> begins its first episode.</summary>
    public abstract SupplySystem Create();

    /// <summary>αⁿ for every period n, as the C library computes powers: on another system the last bit may differ.</summary>
    public double[] DiscountFactors() =>
        Enumerable.Range(0, Periods).Select(period => Math.Pow(Discount, period)).ToArray();

    /// <summary>Draws the demand of one episode: period by period, in each period market by market.</summary>
    /// <param name="source">What is random in it.</param>
    /// <param name="path">Receives <see cref="Periods"/> × <see cref="Markets"/> numbers of units.</param>
    public void DrawDemand(IUniformSource source, Span<int> path)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(path.Length, Periods * Markets);
        for (var i = 0; i < path.Length; i++)
            path[i] = DemandOf(i % Markets).Draw(i / Markets, source);
    }

    /// <summary>The demand of the given episode, from its stream <c>customer</c>.</summary>
    public int[] DemandOf(EpisodeSeed episode)
    {
        var path = new int[Periods * Markets];
        DrawDemand(episode.Stream("customer"), path);
        return path;
    }

    /// <summary>What is wrong with the settings that all supply systems have.</summary>
    protected IEnumerable<Fault> ValidateCommon()
    {
        if (Periods is < 1 or > MostPeriods)
            yield return new("periods", $"is {Periods}; 1 to {MostPeriods} are allowed.");
        if (!(Discount > 0 && Discount <= 1))
            yield return new("discount", $"is {Discount}; above 0 and at most 1 is allowed.");
    }
}

/// <summary>What of a supply system is observed.</summary>
public enum SupplyObservation
{
    /// <summary>All that decides the future: stocks, shipments under way by the period in which they arrive, backlogs, and the period.</summary>
    Full,

    /// <summary>What OR-Gym's environments show, with the gaps they have.</summary>
    OrGym,
}
