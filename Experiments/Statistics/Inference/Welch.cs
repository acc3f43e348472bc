namespace ProcessChain.Experiments;

/// <summary>
/// The difference of two means of independent values, whose variances may differ (Welch, Biometrika 34, 1947; degrees of freedom by
/// Satterthwaite).
/// </summary>
internal static class Welch
{
    /// <param name="own">Mean, standard deviation and number of the one's values.</param>
    /// <param name="other">The same of the other's.</param>
    /// <returns>The own mean less the other's; its interval is NaN where one of them has fewer than two values.</returns>
    public static Estimate Difference(
        (double Mean, double Deviation, int Count) own,
        (double Mean, double Deviation, int Count) other
    )
    {
        var difference = own.Mean - other.Mean;
        if (own.Count < 2 || other.Count < 2)
            return new(difference, double.NaN);
        var (one, two) = (own.Deviation * own.Deviation / own.Count, other.Deviation * other.Deviation / other.Count);
        if (one + two == 0)
            return new(difference, 0);
        var degrees = (one + two) * (one + two) / ((one * one / (own.Count - 1)) + (two * two / (other.Count - 1)));
        return new(difference, StudentQuantile.Of95(degrees) * Math.Sqrt(one + two));
    }
}
