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

    /// <summary>What is wrong with a mean of the settings.</summary>
    private protected static IEnumerable<Fault> ValidateMean(string key, double mean)
    {
        if (!(mean is >= 0 and <= Limits.Units))
            yield return new(key, $"is {mean}; 0 to {Limits.Units} is allowed.");
    }
}
