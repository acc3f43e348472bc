namespace ProcessChain;

/// <summary>Functions with the bits of the Cephes library (Moshier, Methods and Programs for Mathematical Functions, 1989), which scipy calls.</summary>
internal static class CephesMath
{
    private const double HalfLog2Pi = 0.91893853320467274178;
    private const double FirstOfSeries = 13;

    /// <summary>The coefficients of 1/x⁹, 1/x⁷, … 1/x in Stirling's series, fitted to x ≥ 13.</summary>
    private static readonly double[] Series =
    [
        8.11614167470508450300E-4,
        -5.95061904284301438324E-4,
        7.93650340457716943945E-4,
        -2.77777777730099687205E-3,
        8.33333333333331927722E-2,
    ];

    /// <summary>ln Γ(x) for a whole x from 1 on; below 1000 with Cephes' bits.</summary>
    public static double LogGamma(double x)
    {
        if (x < FirstOfSeries)
        {
            var factorial = 1.0;
            for (var factor = 2; factor < x; factor++)
                factorial *= factor;
            return Math.Log(factorial);
        }
        var square = 1 / (x * x);
        var series = 0.0;
        foreach (var coefficient in Series)
            series = (series * square) + coefficient;
        return ((x - 0.5) * Math.Log(x)) - x + HalfLog2Pi + (series / x);
    }
}
