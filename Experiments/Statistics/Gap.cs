namespace ProcessChain.Experiments;

/// <summary>How far results lie from a bound.</summary>
/// <param name="Bound">The name of the bound.</param>
/// <param name="Episodes">Over how many test episodes the two are compared: of a bound on episodes, those that both have.</param>
/// <param name="Difference">By how much the goal is worse than the bound, in its own unit; below 0: better.</param>
/// <param name="Share">The same as a share of the bound; NaN where the bound is 0, near it or below it, so that no share has a meaning.</param>
public sealed record Gap(string Bound, int Episodes, Estimate Difference, Estimate Share)
{
    /// <summary>Of bounds below this, in the unit of the goal, no share is taken.</summary>
    private const double LeastBound = 1e-3;

    /// <summary>Whether the share has a meaning; else the difference is what can be told.</summary>
    public bool HasShare => !double.IsNaN(Share.Mean);

    /// <summary>The gap to a bound on episodes, in those that both have.</summary>
    internal static Gap? ToEpisodes(Goal goal, BoundSummary bound, ReadOnlySpan<double> values)
    {
        var common = Math.Min(values.Length, bound.ByEpisode.Count);
        if (common == 0)
            return null;
        var own = values[..common].ToArray();
        var bounds = bound.ByEpisode.Take(common).ToArray();
        var most = Estimate.Of(bounds).Mean;
        var difference = Estimate.Of(own.Zip(bounds, goal.Loss));
        if (!(most > LeastBound))
            return new Gap(bound.Name, common, difference, Estimate.None);
        var share = ShareOf(goal, Estimate.Of(own).Mean, most);
        // The ratio of two means: its deviation is that of what each episode adds to it.
        var parts = own.Zip(bounds, (value, limit) => (goal.Loss(value, limit) - (share * limit)) / most);
        return new Gap(bound.Name, common, difference, new Estimate(share, Estimate.Of(parts).Ci95));
    }

    /// <summary>The gap to a bound in the long run.</summary>
    internal static Gap ToLongRun(Goal goal, BoundSummary bound, ReadOnlySpan<double> values)
    {
        var (own, limit) = (Estimate.Of(values.ToArray()), bound.Goal.Mean);
        return new Gap(
            bound.Name,
            values.Length,
            own with
            {
                Mean = goal.Loss(own.Mean, limit),
            },
            limit > LeastBound ? new Estimate(ShareOf(goal, own.Mean, limit), own.Ci95 / limit) : Estimate.None
        );
    }

    private static double ShareOf(Goal goal, double own, double limit) =>
        goal.Minimise ? (own / limit) - 1 : (limit - own) / limit;
}
