using System.Globalization;
using static System.FormattableString;

namespace ProcessChain.Experiments;

/// <summary>What a training with many seeds tells, in words.</summary>
internal static class SpreadText
{
    /// <summary>One or two sentences.</summary>
    public static string Of(SpreadSummary spread) =>
        Invariant(
            $"{spread.Controller} with {spread.Goals.Count} seeds: {100 * spread.ShareAsGoodAsFirst:0.0} % are as good as "
        )
        + $"the first ({Text(spread.Goals[0])}, less 1 %); the median is {Text(spread.Median)}, the best {Text(spread.Best)}, "
        + $"the worst {Text(spread.Worst)}.";

    private static string Text(double goal) => goal.ToString("0.0", CultureInfo.InvariantCulture).Replace('-', '−');
}
