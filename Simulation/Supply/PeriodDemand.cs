namespace ProcessChain;

/// <summary>The law of what a market demands in each period: independent of everything but the period.</summary>
public abstract record PeriodDemand
{
    /// <summary>The demand of one period.</summary>
    /// <param name="period">From 0.</param>
    /// <param name="source">What is random here comes from it, and from nothing else.</param>
    /// <returns>Units.</returns>
    public abstract int Draw(int period, IUniformSource source);

    /// <summary>The expected demand of a period, units.</summary>
    /// <param name="period">From 0.</param>
    public abstract double Mean(int period);

    /// <summary>The variance of a period's demand, units².</summary>
    /// <param name="period">From 0.</param>
    public abstract double Variance(int period);

    /// <summary>How likely a demand is, 0 to 1.</summary>
    /// <param name="period">From 0.</param>
    /// <param name="units">The demand.</param>
    public abstract double ProbabilityOf(int period, int units);

    /// <summary>The least demand that can occur in a period, units; below 0 where units may come back.</summary>
    /// <param name="period">From 0.</param>
    public abstract int Least(int period);

    /// <summary>Everything that is wrong with this demand.</summary>
    /// <param name="periods">How many periods it is to be drawn for.</param>
    public abstract IEnumerable<Fault> Validate(int periods);
}
