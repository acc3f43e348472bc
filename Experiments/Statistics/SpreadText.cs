namespace ProcessChain.Experiments;

/// <summary>What a training with many seeds tells, in words.</summary>
internal static class SpreadText
{
    /// <summary>One or two sentences.</summary>
    public static string Of(SpreadSummary spread) =>
        $"{spread.Controller} with {spread.Rewards.Count} seeds: {100 * spread.ShareAsGoodAsFirst:0.0} % are as good as the "
        + $"first ({Text(spread.Rewards[0])}, less 1 %); the median is {Text(spread.Median)}, the best {Text(spread.Highest)}, the "
        + $"worst {Text(spread.Lowest)}.";

    private static string Text(double reward) => reward.ToString("0.0").Replace('-', '−');
}
