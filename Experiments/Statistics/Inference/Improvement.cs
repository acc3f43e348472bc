namespace ProcessChain.Experiments;

/// <summary>
/// How probable it is that a value of the one kind is better than a value of the other: the share of the pairs in which it is, equal
/// ones counted half. With n and m values it is U / (n · m) of Mann and Whitney (Agarwal et al. 2021, section 4.3).
/// </summary>
internal static class Improvement
{
    /// <param name="goal">What is better.</param>
    /// <param name="own">Independent values of the one kind.</param>
    /// <param name="others">Independent values of the other kind.</param>
    /// <returns>0 to 1; NaN where one of them has no values.</returns>
    public static double Of(Goal goal, IReadOnlyList<double> own, IReadOnlyList<double> others)
    {
        if (own.Count == 0 || others.Count == 0)
            return double.NaN;
        var sorted = others.Select(goal.AsCost).Order().ToArray();
        return own.Average(value => Beaten(sorted, goal.AsCost(value))) / sorted.Length;
    }

    /// <summary>The same of values that belong together in pairs: in how many of these the own one is better.</summary>
    public static double Paired(Goal goal, IEnumerable<double> own, IEnumerable<double> others) =>
        own.Zip(others, (value, other) => ShareOf(goal, value, other)).DefaultIfEmpty(double.NaN).Average();

    /// <summary>How many costs are above one, those equal to it counted half.</summary>
    private static double Beaten(double[] sorted, double cost)
    {
        var (first, behind) = (PlaceOf(sorted, cost, orEqual: false), PlaceOf(sorted, cost, orEqual: true));
        return sorted.Length - ((first + behind) / 2.0);
    }

    /// <summary>How many costs are below one, or equal to it.</summary>
    private static int PlaceOf(double[] sorted, double cost, bool orEqual)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < cost || (orEqual && sorted[middle] == cost))
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    private static double ShareOf(Goal goal, double own, double other) =>
        goal.IsBetter(own, other) ? 1
        : goal.IsBetter(other, own) ? 0
        : 0.5;
}
