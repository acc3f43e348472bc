namespace ProcessChain;

/// <summary>Poisson demand whose mean follows the period; drawn as numpy does, see <see cref="LegacyDistributions"/>.</summary>
internal abstract record VaryingPoissonDemand : PeriodDemand
{
    public sealed override double VarianceOf(int period) => MeanOf(period);

    public sealed override double ProbabilityOf(int period, int units) =>
        PoissonLaw.ProbabilityOf(MeanOf(period), units);

    public sealed override int Draw(int period, IUniformSource source) =>
        (int)LegacyDistributions.Poisson(source, MeanOf(period));
}
