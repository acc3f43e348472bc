using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>What came of a training with many seeds.</summary>
/// <param name="Controller">The controller that was trained.</param>
/// <param name="Rewards">The mean test reward of each training, by number.</param>
public sealed record SpreadSummary(string Controller, IReadOnlyList<double> Rewards)
{
    /// <summary>How many were at least as good as the first, itself counted, less 1 % of it: chance in the test must not decide.</summary>
    public double ShareAsGoodAsFirst
    {
        get
        {
            const double Tolerance = 0.01;
            var needed = Rewards[0] - (Tolerance * Math.Abs(Rewards[0]));
            return (double)Rewards.Count(reward => reward >= needed) / Rewards.Count;
        }
    }

    /// <summary>The median.</summary>
    public double Median => Rewards.Median();

    /// <summary>The best.</summary>
    public double Highest => Rewards.Max();

    /// <summary>The worst.</summary>
    public double Lowest => Rewards.Min();

    internal static SpreadSummary? Of(SearchSpread? spread, IReadOnlyCollection<SpreadRow> rows) =>
        spread is null || rows.Count == 0
            ? null
            : new SpreadSummary(
                spread.Controller,
                rows.OrderBy(row => row.Training).Select(row => row.Reward).ToList()
            );
}
