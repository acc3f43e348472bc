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
    /// The orders to come, by day, given that some have been seen: a draw from the law of what follows. What is known stays as it
    /// is. A past that the law does not allow may have any future.
    /// </summary>
    /// <param name="stream">All chance comes from it.</param>
    /// <param name="day">The last day whose orders are known, all of them; −1 for none.</param>
    /// <param name="lastOrderDay">The day of the newest of them; −1 where there is none.</param>
    /// <exception cref="NotSupportedException">The law cannot tell: <see cref="ValidateBranching"/>.</exception>
    public virtual IEnumerable<CustomerOrder> OrdersAfter(RandomStream stream, int day, int lastOrderDay) =>
        throw new NotSupportedException();

    /// <summary>What keeps the law from telling <see cref="OrdersAfter"/>; nothing where it can.</summary>
    public virtual IEnumerable<Fault> ValidateBranching() =>
        [new("", "cannot be drawn from the middle of an episode.")];

    /// <summary>Whether the units of its orders, one after the other, are independent and alike.</summary>
    internal virtual bool HasAlikeOrders => false;

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
