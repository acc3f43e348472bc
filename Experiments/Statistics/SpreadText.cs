namespace ProcessChain.Experiments.Statistics;

/// <summary>What a training with many seeds tells, in words.</summary>
internal static class SpreadText
{
    /// <summary>One or two sentences.</summary>
    public static string Of(SpreadSummary spread) =>
        $"{spread.Controller} with {spread.Rewards.Count} seeds: {100 * spread.ShareAsGoodAsFirst:0.0} % are as good as the "
        + $"first ({spread.Rewards[0]:0.0}, less 1 %); the median is {spread.Median:0.0}, the best {spread.Highest:0.0}, the "
        + $"worst {spread.Lowest:0.0}.";
}
