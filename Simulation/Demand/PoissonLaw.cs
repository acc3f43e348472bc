namespace ProcessChain;

/// <summary>The Poisson distribution.</summary>
internal static class PoissonLaw
{
    /// <summary>With the operations, and the bits, of <c>scipy.stats.poisson.pmf</c>.</summary>
    public static double ProbabilityOf(double mean, int units) =>
        units < 0 ? 0
        : mean == 0 ? (units == 0 ? 1 : 0)
        : NumpyExp.Of((units * Math.Log(mean)) - CephesMath.LogGamma(units + 1.0) - mean);
}
