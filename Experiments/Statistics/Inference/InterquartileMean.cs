namespace ProcessChain.Experiments;

/// <summary>
/// The mean of the middle half: a quarter of the values, rounded down, is left out at either end. It heeds outliers less than the
/// mean and uses more of the values than the median (Agarwal et al., Deep reinforcement learning at the edge of the statistical
/// precipice, NeurIPS 2021, section 4.3).
/// </summary>
internal static class InterquartileMean
{
    /// <summary>That of some values, in any order; NaN without any.</summary>
    public static double Of(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        var cut = sorted.Length / 4;
        return sorted[cut..^cut].DefaultIfEmpty(double.NaN).Average();
    }
}
