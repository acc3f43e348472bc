namespace ProcessChain;

/// <summary>Poisson demand whose mean follows the period; drawn as numpy does, see <see cref="LegacyDistributions"/>.</summary>
public abstract record VaryingPoissonDemand : PeriodDemand
{
    /// <inheritdoc/>
    public sealed override double Variance(int period) => Mean(period);

    /// <inheritdoc/>
    public sealed override double ProbabilityOf(int period, int units) => PoissonLaw.ProbabilityOf(Mean(period), units);

    /// <inheritdoc/>
    public sealed override int Draw(int period, IUniformSource source) =>
        (int)LegacyDistributions.Poisson(source, Mean(period));
}
