namespace ProcessChain;

/// <summary>A law of demand: when the customers of a market order, and how much.</summary>
public abstract record DemandDefinition
{
    private const int SampledEpisodes = 100;
    private const int SampledPeriods = 1000;

    /// <summary>The least that can be demanded in a period, units; below 0 where units may come back.</summary>
    public virtual int Least => 0;

    /// <summary>The orders of one episode, by day; several may fall on one day. May be endless.</summary>
    /// <param name="stream">The episode's stream of demand; nothing else decides what is random here.</param>
    public abstract IEnumerable<CustomerOrder> Orders(RandomStream stream);

    /// <summary>
    /// Units demanded in a period on average over the first periods: a pure function. Unless a law knows better, an estimate
    /// from 100 episodes of the same chance always, of 1000 periods at most.
    /// </summary>
    /// <param name="periods">How many, 1 or more.</param>
    public virtual double MeanPerPeriod(int periods)
    {
        var sampled = Math.Min(periods, SampledPeriods);
        var units = Enumerable
            .Range(0, SampledEpisodes)
            .Sum(episode =>
                Orders(new EpisodeSeed(0, episode).Stream("mean"))
                    .TakeWhile(order => order.Day < sampled)
                    .Sum(order => (double)order.Quantity)
            );
        return units / SampledEpisodes / sampled;
    }

    /// <summary>Everything that is wrong with this definition.</summary>
    public virtual IEnumerable<Fault> Validate() => Ranges.Check(this);

    /// <summary>Everything that is wrong with this definition where it has to tell the demand of so many periods.</summary>
    /// <param name="periods">How many, of an episode.</param>
    public virtual IEnumerable<Fault> Validate(int periods) => Validate();
}

/// <summary>One order of a customer.</summary>
/// <param name="Day">The day, or period, it falls on, 0 or later, not before that of the order before it.</param>
/// <param name="Quantity">Units, 0 or more; below 0 only where a law's <see cref="DemandDefinition.Least"/> is.</param>
public readonly record struct CustomerOrder(int Day, int Quantity);
