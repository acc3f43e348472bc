using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>
/// Whether two controllers differ, by their differences in episodes with the same demand. Probabilities are of a difference at least as
/// great in either direction where there is none.
/// </summary>
/// <param name="T">Student's t of the mean difference, with a degree of freedom less than there are differences.</param>
/// <param name="Student">Its probability; NaN below two differences, or where all are equal.</param>
/// <param name="Ranks">The smaller of Wilcoxon's two sums of signed ranks, differences of 0 left out, equal ones with their mean rank.</param>
/// <param name="Wilcoxon">Its probability; NaN where no difference is left.</param>
internal sealed record PairedTest(double T, double Student, double Ranks, double Wilcoxon)
{
    /// <summary>Up to so many differences, all unequal, the distribution of the sum of ranks is counted out; else it is taken as normal.</summary>
    private const int MostCounted = 50;

    /// <summary>The test of some differences; NaN among them means "does not exist" and is left out.</summary>
    public static PairedTest Of(IEnumerable<double> differences)
    {
        var sample = differences.Where(value => !double.IsNaN(value)).ToArray();
        var (t, student) = StudentOf(sample);
        var (ranks, wilcoxon) = WilcoxonOf(Array.FindAll(sample, value => value != 0), sample.Length);
        return new(t, student, ranks, wilcoxon);
    }

    private static (double T, double Probability) StudentOf(double[] sample)
    {
        var deviation = sample.StandardDeviation();
        if (sample.Length < 2 || deviation == 0)
            return (double.NaN, double.NaN);
        var t = sample.Mean() / (deviation / Math.Sqrt(sample.Length));
        return (t, 2 * StudentT.CDF(0, 1, sample.Length - 1, -Math.Abs(t)));
    }

    private static (double Sum, double Probability) WilcoxonOf(double[] sample, int all)
    {
        if (sample.Length == 0)
            return (double.NaN, double.NaN);
        var ranks = sample.Select(Math.Abs).Ranks(RankDefinition.Average);
        var positive = ranks.Where((_, i) => sample[i] > 0).Sum();
        var sum = Math.Min(positive, ranks.Sum() - positive);
        var ties = ranks.GroupBy(rank => rank).Select(equal => (double)equal.Count()).ToList();
        var isCounted = sample.Length <= MostCounted && sample.Length == all && ties.Count == sample.Length;
        return (sum, isCounted ? Counted((int)sum, sample.Length) : Normal(sum, sample.Length, ties));
    }

    /// <summary>The share of the 2ⁿ choices of signs whose positive ranks have at most this sum, twice.</summary>
    private static double Counted(int sum, int count)
    {
        var ways = new double[sum + 1];
        ways[0] = 1;
        for (var rank = 1; rank <= count; rank++)
        {
            for (var at = sum; at >= rank; at--)
                ways[at] += ways[at - rank];
        }
        return Math.Min(1, 2 * ways.Sum() / Math.Pow(2, count));
    }

    /// <summary>The sum of ranks as normal, its variance less what ties take from it; without a correction for continuity. The sum, being the smaller of two, is at most the mean.</summary>
    private static double Normal(double sum, double count, IEnumerable<double> ties)
    {
        var mean = count * (count + 1) / 4;
        var variance =
            (count * (count + 1) * ((2 * count) + 1) / 24) - (ties.Sum(equal => (equal * equal * equal) - equal) / 48);
        return 2 * MathNet.Numerics.Distributions.Normal.CDF(mean, Math.Sqrt(variance), sum);
    }
}
