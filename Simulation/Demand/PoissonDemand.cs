namespace ProcessChain;

/// <summary>Poisson demand.</summary>
[Kind("poisson")]
public sealed record PoissonDemand : DistributedDemand
{
    /// <summary>λ: units a period on average, before the shift; 0 to a million.</summary>
    [Source("OR-Gym: mu = 20")]
    [Range(0, Limits.Units)]
    public double Lambda { get; init; } = 20;

    private protected override double SampleMean => Lambda;

    private protected override double SampleVariance => Lambda;

    private protected override double SampleProbability(int sample) => PoissonLaw.ProbabilityOf(Lambda, sample);

    private protected override int LeastSample => 0;

    private protected override long Sample(IUniformSource source) => LegacyDistributions.Poisson(source, Lambda);
}
