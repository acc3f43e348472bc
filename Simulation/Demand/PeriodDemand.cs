namespace ProcessChain;

/// <summary>A law of what is demanded in each period: independent of everything but the period.</summary>
public abstract record PeriodDemand : DemandDefinition
{
    /// <summary>The demand of one period.</summary>
    /// <param name="period">From 0.</param>
    /// <param name="source">What is random here comes from it, and from nothing else.</param>
    /// <returns>Units.</returns>
    public abstract int Draw(int period, IUniformSource source);

    /// <summary>The expected demand of a period, units.</summary>
    /// <param name="period">From 0.</param>
    public abstract double MeanOf(int period);

    /// <summary>The variance of a period's demand, units².</summary>
    /// <param name="period">From 0.</param>
    public abstract double VarianceOf(int period);

    /// <summary>How likely a demand is, 0 to 1.</summary>
    /// <param name="period">From 0.</param>
    /// <param name="units">The demand.</param>
    public abstract double ProbabilityOf(int period, int units);

    /// <summary>The least n with P(demand of period 0 ≤ n) &gt; a probability; at most a million. Of demand that is never below 0.</summary>
    internal int Fractile(double probability)
    {
        var (units, sum) = (0, ProbabilityOf(0, 0));
        while (sum <= probability && units < Limits.Units)
            sum += ProbabilityOf(0, ++units);
        return units;
    }

    /// <summary>An order in each period whose demand is not 0.</summary>
    /// <param name="stream">Drawn from period by period.</param>
    public override IEnumerable<CustomerOrder> Orders(RandomStream stream) => OrdersAfter(stream, -1, -1);

    /// <inheritdoc/>
    public override IEnumerable<CustomerOrder> OrdersAfter(RandomStream stream, int day, int lastOrderDay)
    {
        for (var period = day + 1; period < Limits.Days; period++)
        {
            var units = Draw(period, stream);
            if (units != 0)
                yield return new CustomerOrder(period, units);
        }
    }

    /// <inheritdoc/>
    public sealed override IEnumerable<Fault> ValidateBranching() => [];

    /// <summary>The mean of the expected demands of the first periods.</summary>
    /// <param name="periods">How many, 1 or more.</param>
    public sealed override double MeanPerPeriod(int periods)
    {
        var sum = 0.0;
        for (var period = 0; period < periods; period++)
            sum += MeanOf(period);
        return sum / periods;
    }
}
