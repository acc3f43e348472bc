using MathNet.Numerics.Statistics;

namespace ProcessChain.Experiments;

/// <summary>A mean with its uncertainty.</summary>
/// <param name="Mean">The sample mean; NaN without values.</param>
/// <param name="Ci95">Half the width of the 95 % confidence interval, by Student's t; NaN below two values.</param>
public readonly record struct Estimate(double Mean, double Ci95)
{
    /// <summary>That of nothing: NaN.</summary>
    public static Estimate None => new(double.NaN, double.NaN);

    /// <summary>The estimate from independent values; NaN among them means "does not exist" and is left out.</summary>
    public static Estimate Of(IEnumerable<double> values)
    {
        var sample = values.Where(value => !double.IsNaN(value)).ToArray();
        if (sample.Length < 2)
            return new Estimate(sample.Length == 0 ? double.NaN : sample[0], double.NaN);
        var quantile = StudentQuantile.Of95(sample.Length - 1);
        return new Estimate(sample.Mean(), quantile * sample.StandardDeviation() / Math.Sqrt(sample.Length));
    }
}
