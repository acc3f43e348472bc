using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>
/// The stratified percentile bootstrap: within each stratum as many values as it has are drawn from it with replacement, a
/// statistic is taken of them all, and the interval holds the middle 95 % of what it comes to (Efron &amp; Tibshirani, An introduction
/// to the bootstrap, 1993, chapter 13; strata as in Agarwal et al. 2021, section 4.1).
/// </summary>
internal static class Bootstrap
{
    /// <summary>How often is drawn; Efron and Tibshirani want 1000 or more for the ends of an interval.</summary>
    public const int Resamples = 2000;

    /// <summary>The interval of a statistic of one or several strata; none where no stratum has two values.</summary>
    /// <param name="strata">The values, stratum by stratum; none of them empty.</param>
    /// <param name="statistic">What is taken of as many values in the same strata, which are overwritten afterwards.</param>
    /// <param name="stream">The chance of the drawing: equal streams give equal intervals.</param>
    /// <param name="resamples">How often is drawn; 1 or more.</param>
    public static Interval Of(
        IReadOnlyList<double[]> strata,
        Func<IReadOnlyList<double[]>, double> statistic,
        RandomStream stream,
        int resamples = Resamples
    )
    {
        if (strata.All(stratum => stratum.Length < 2))
            return Interval.None;
        var drawn = strata.Select(stratum => new double[stratum.Length]).ToArray();
        var found = new double[resamples];
        for (var i = 0; i < found.Length; i++)
        {
            foreach (var (values, into) in strata.Zip(drawn))
                Draw(values, into, stream);
            found[i] = statistic(drawn);
        }
        return Middle(found);
    }

    private static void Draw(double[] values, double[] into, RandomStream stream)
    {
        for (var i = 0; i < into.Length; i++)
            into[i] = values[stream.Next(values.Length)];
    }

    private static Interval Middle(double[] values)
    {
        Array.Sort(values);
        double At(double share) => SortedArrayStatistics.QuantileCustom(values, share, QuantileDefinition.R7);
        return new Interval(At(0.025), At(0.975));
    }
}
