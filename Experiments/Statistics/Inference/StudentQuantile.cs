using System.Collections.Concurrent;
using MathNet.Numerics.Distributions;

namespace ProcessChain.Experiments;

/// <summary>Quantiles of Student's t, remembered, for each takes thousands of steps to find.</summary>
internal static class StudentQuantile
{
    private static readonly ConcurrentDictionary<(double Degrees, double Share), double> Known = new();

    private const double UpperShare = 0.975;

    /// <summary>The upper end of the middle 95 %.</summary>
    /// <inheritdoc cref="Of" path="/param[@name='degrees']"/>
    public static double Of95(double degrees) => Of(degrees, UpperShare);

    /// <param name="degrees">Degrees of freedom, above 0; they need not be whole.</param>
    /// <param name="share">The probability below it, between 0 and 1.</param>
    public static double Of(double degrees, double share) =>
        Known.GetOrAdd((degrees, share), key => StudentT.InvCDF(0, 1, key.Degrees, key.Share));
}
