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
        var first = Enumerable.Range(0, means.Length - LeastBatches + 1).MinBy(place => ErrorOf(means.AsSpan(place)));
        return new WarmUp(first * Batch, first <= means.Length / 2);
    }

    private static double ErrorOf(ReadOnlySpan<double> means)
    {
        var (mean, squares) = (0.0, 0.0);
        foreach (var value in means)
            mean += value / means.Length;
        foreach (var value in means)
            squares += (value - mean) * (value - mean);
        return squares / ((double)means.Length * means.Length);
    }
}
