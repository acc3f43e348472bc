namespace ProcessChain.Experiments;

/// <summary>
/// How many episodes a wanted precision takes. The precision is of the relative error: half the width of the 95 % interval as a share
/// of the true mean, which is at most γ where it is at most γ / (1 + γ) of the sample's (Law, Simulation modeling and
/// analysis, section 9.4.1).
/// </summary>
internal static class Replications
{
    private const int Most = 1_000_000;

    /// <summary>Whether a mean is as precise as wanted.</summary>
    /// <param name="mean">The mean of the episodes so far, with its interval.</param>
    /// <param name="precision">γ, a share above 0.</param>
    public static bool IsReached(Estimate mean, double precision) =>
        mean.Ci95 <= precision / (1 + precision) * Math.Abs(mean.Mean);

    /// <summary>The fewest episodes, but not fewer than there are, that would be enough if their deviation stayed; null beyond a million.</summary>
    /// <param name="mean">The mean of the episodes so far.</param>
    /// <param name="deviation">Their standard deviation.</param>
    /// <param name="episodes">How many they are; 2 or more.</param>
    /// <param name="precision">γ, a share above 0.</param>
    public static int? Needed(double mean, double deviation, int episodes, double precision)
    {
        bool IsEnough(int count) =>
            IsReached(new(mean, StudentQuantile.Of95(count - 1) * deviation / Math.Sqrt(count)), precision);
        if (!IsEnough(Most))
            return null;
        var (low, high) = (episodes - 1, Most);
        while (high - low > 1)
        {
            var middle = low + ((high - low) / 2);
            (low, high) = IsEnough(middle) ? (low, middle) : (middle, high);
        }
        return high;
    }
}
