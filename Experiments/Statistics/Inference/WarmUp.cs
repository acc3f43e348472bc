namespace ProcessChain.Experiments;

/// <summary>How much of the beginning of one long run is to be left out, so that it does not bear on the mean.</summary>
/// <param name="Periods">Periods to leave out.</param>
/// <param name="IsSettled">
/// Whether the run settles: that is not more than half of it. Else it is too short to tell, or goes on changing.
/// </param>
internal sealed record WarmUp(int Periods, bool IsSettled)
{
    private const int Batch = 5;

    /// <summary>So many batches at the end are never left out: of fewer the rule would take chance for rest.</summary>
    private const int LeastBatches = 5;

    /// <summary>
    /// By MSER-5: of the means of five periods each, those are left out without which the squared standard error of the mean of the
    /// others, Σ(x − x̄)² / (m − d)², is smallest (White, Cobb &amp; Spratt, Proceedings of the Winter Simulation Conference 2000).
    /// </summary>
    /// <param name="periods">One number a period; what is over behind whole batches of five is not looked at.</param>
    /// <returns>Null where there are fewer than ten batches.</returns>
    public static WarmUp? Of(IReadOnlyList<double> periods)
    {
        var means = periods
            .Chunk(Batch)
            .Where(batch => batch.Length == Batch)
            .Select(batch => batch.Average())
            .ToArray();
        if (means.Length < 2 * LeastBatches)
            return null;
        var first = FirstOfTheBest(means);
        return new WarmUp(first * Batch, first <= means.Length / 2);
    }

    /// <summary>From the end on, mean and squares take one value more at each step (Welford, Technometrics 4(3), 1962).</summary>
    private static int FirstOfTheBest(double[] means)
    {
        var (best, least) = (0, double.PositiveInfinity);
        var (mean, squares) = (0.0, 0.0);
        for (var (first, count) = (means.Length - 1, 1); first >= 0; first--, count++)
        {
            var before = means[first] - mean;
            mean += before / count;
            squares += before * (means[first] - mean);
            var error = squares / ((double)count * count);
            if (count >= LeastBatches && error <= least)
                (best, least) = (first, error);
        }
        return best;
    }
}
