namespace ProcessChain;

/// <summary>Poisson demand.</summary>
[Kind("poisson")]
[Former("lambda", "mean.")]
internal sealed record PoissonDemand : DistributedDemand
{
    /// <summary>Units a period on average, before the shift; 0 to a million.</summary>
    [Source("OR-Gym: mu = 20")]
    [Range(0, Limits.Units, Unit = "units")]
    public double Mean { get; init; } = 20;

    private protected override double SampleMean => Mean;

    private protected override double SampleVariance => Mean;

    private protected override double SampleProbability(int sample) => PoissonLaw.ProbabilityOf(Mean, sample);

    private protected override int LeastSample => 0;

    private protected override long Sample(IUniformSource source) => LegacyDistributions.Poisson(source, Mean);
}
