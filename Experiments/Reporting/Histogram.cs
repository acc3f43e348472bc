using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>How values are distributed: how many lie in each of several bins of equal width.</summary>
/// <param name="First">The lower edge of the first bin.</param>
/// <param name="Width">The width of a bin; above 0.</param>
/// <param name="Counts">How many values are in each bin.</param>
/// <param name="Densities">The share of the values in each bin, divided by its width: histograms of other widths compare.</param>
internal sealed record Histogram(double First, double Width, IReadOnlyList<int> Counts, IReadOnlyList<double> Densities)
{
    private const int FewestBins = 20;
    private const int MostBins = 60;

    /// <summary>Bins by the rule of Freedman and Diaconis (1981), but about 20 to 60 of them, with a width of 1, 2 or 5 times a power of ten.</summary>
    /// <param name="values">At least one; finite.</param>
    public static Histogram Of(IReadOnlyCollection<double> values)
    {
        var (low, high) = (values.Min(), values.Max());
        var range =
            high > low ? high - low
            : low != 0 ? Math.Abs(low)
            : 1;
        var wanted = 2 * values.InterquartileRange() / Math.Cbrt(values.Count);
        var width = Round(Math.Clamp(wanted, range / MostBins, range / FewestBins));
        var first = Math.Floor(low / width) * width;
        var counts = new int[(int)Math.Floor((high - first) / width) + 1];
        foreach (var value in values)
            counts[Math.Clamp((int)Math.Floor((value - first) / width), 0, counts.Length - 1)]++;
        return new Histogram(first, width, counts, [.. counts.Select(count => count / (width * values.Count))]);
    }

    private static double Round(double width)
    {
        var power = Math.Pow(10, Math.Floor(Math.Log10(width)));
        return power * new[] { 1.0, 2, 5, 10 }.First(factor => 1.5 * factor * power >= width);
    }
}
