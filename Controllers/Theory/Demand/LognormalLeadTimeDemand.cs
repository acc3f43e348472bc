using MathNet.Numerics.Distributions;

namespace ProcessChain;

/// <summary>Lognormal demand.</summary>
[Kind("lognormal")]
internal sealed record LognormalLeadTimeDemand : RealLeadTimeDemand
{
    /// <summary>Standard deviations of the logarithm beyond which lies less than 10⁻¹⁰.</summary>
    private const double Reach = 6.4;

    /// <summary>The mean of the demand's natural logarithm.</summary>
    [Range(-10, 10)]
    public required double Mu { get; init; }

    /// <summary>The standard deviation of the demand's natural logarithm.</summary>
    [Range(0.001, 1)]
    public required double Sigma { get; init; }

    public override double MeanPerPeriod => Math.Exp(Mu + (Sigma * Sigma / 2));

    protected override double DeviationPerPeriod => MeanPerPeriod * Math.Sqrt(Math.Exp(Sigma * Sigma) - 1);

    public override double Quantile(double probability, int periods) =>
        periods == 1 ? LogNormal.InvCDF(Mu, Sigma, probability) : base.Quantile(probability, periods);

    public override double Shortage(double level, int periods) =>
        periods == 1 ? Shortage(level) : base.Shortage(level, periods);

    protected override LatticeLaw Period(double step)
    {
        var reach = Reach * Sigma;
        return OnLattice(Shortage, Math.Exp(Mu - reach), Math.Exp(Mu + reach), step);
    }

    /// <summary>E[(D − level)⁺] = E[D] Φ(σ − z) − level Φ(−z) with z = (ln level − μ) / σ.</summary>
    private double Shortage(double level)
    {
        if (level <= 0)
            return MeanPerPeriod - level;
        var z = (Math.Log(level) - Mu) / Sigma;
        return (MeanPerPeriod * Normal.CDF(0, 1, Sigma - z)) - (level * Normal.CDF(0, 1, -z));
    }
}
