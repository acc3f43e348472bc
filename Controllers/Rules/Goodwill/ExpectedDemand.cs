namespace ProcessChain;

/// <summary>What is expected to be demanded while an order is on its way.</summary>
/// <param name="Mean">Units.</param>
/// <param name="Deviation">The standard deviation, units.</param>
internal readonly record struct ExpectedDemand(double Mean, double Deviation)
{
    /// <summary>The demand of several periods that are alike.</summary>
    public static ExpectedDemand Of(double mean, double deviation, int periods) =>
        new(mean * periods, deviation * Math.Sqrt(periods));

    /// <summary>The level that is enough with the probability of a normal quantile; 0 where nothing is expected.</summary>
    public double LevelAt(double quantile) => Mean == 0 ? 0 : Math.Max(0, Mean + (quantile * Deviation));
}
