using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>
/// The mean of one long run whose periods depend on each other, by the means of ten batches of equal length, which hardly do if they
/// are long enough (Law, Simulation modeling and analysis, section 9.5.3; number of batches: Schmeiser, Operations Research
/// 30(3), 1982).
/// </summary>
/// <param name="Mean">The mean, and its interval by Student's t over the batches.</param>
/// <param name="Length">Periods of a batch.</param>
/// <param name="Correlation">The correlation of neighbouring batches, −1 to 1: far from 0 the interval is too narrow.</param>
/// <param name="Slope">By how much a batch is more than the one before, by least squares.</param>
/// <param name="TrendProbability">The probability of a slope at least as steep, up or down, where there is none.</param>
internal sealed record BatchMeans(Estimate Mean, int Length, double Correlation, double Slope, double TrendProbability)
{
    /// <summary>How many batches there are.</summary>
    public const int Batches = 10;

    /// <summary>Of neighbours without correlation, nineteen in twenty are below: 1.645 / √10 (normal, Law section 9.5.3).</summary>
    private const double MostCorrelation = 0.52;

    /// <summary>Whether batches depend on each other, so that the interval is too narrow.</summary>
    public bool AreDependent => Correlation > MostCorrelation;

    /// <summary>Whether the run rises or falls, with an error of 1 %.</summary>
    public bool HasTrend => TrendProbability < 0.01;

    /// <param name="periods">One number a period, the warm-up left out; what is over behind whole batches is not counted.</param>
    /// <returns>Null where there are fewer than two periods for each batch, or all batches are equal.</returns>
    public static BatchMeans? Of(IReadOnlyList<double> periods)
    {
        var length = periods.Count / Batches;
        if (length < 2)
            return null;
        var means = periods.Take(length * Batches).Chunk(length).Select(batch => batch.Average()).ToArray();
        var mean = means.Mean();
        var squares = means.Sum(value => (value - mean) * (value - mean));
        if (squares == 0)
            return null;
        var (slope, probability) = TrendOf(means, mean, squares);
        var products = means.Zip(means.Skip(1), (one, next) => (one - mean) * (next - mean)).Sum();
        return new(Estimate.Of(means), length, products / squares, slope, probability);
    }

    private static (double Slope, double Probability) TrendOf(double[] means, double mean, double squares)
    {
        var middle = (means.Length - 1) / 2.0;
        var across = Enumerable.Range(0, means.Length).Sum(place => (place - middle) * (place - middle));
        var slope = means.Select((value, place) => (place - middle) * (value - mean)).Sum() / across;
        var rest = Math.Max(0, squares - (slope * slope * across));
        var degrees = means.Length - 2;
        var t = Math.Abs(slope) / Math.Sqrt(rest / degrees / across);
        return (slope, 2 * StudentT.CDF(0, 1, degrees, -t));
    }
}
