namespace ProcessChain;

/// <summary>Poisson demand.</summary>
[Kind("poisson")]
public sealed record PoissonDemand : DistributedDemand
{
    /// <summary>λ: units a period on average, before the shift; 0 to a million.</summary>
    [Source("OR-Gym: mu = 20")]
    public double Lambda { get; init; } = 20;

    private protected override double SampleMean => Lambda;

    private protected override double SampleVariance => Lambda;

    private protected override double SampleProbability(int sample) => PoissonLaw.ProbabilityOf(Lambda, sample);

    private protected override int LeastSample => 0;

    private protected override long Sample(IUniformSource source) => LegacyDistributions.Poisson(source, Lambda);

    private protected override IEnumerable<Fault> ValidateDistribution()
    {
        if (!(Lambda is >= 0 and <= Limits.Units))
            yield return new("lambda", $"is {Lambda}; 0 to {Limits.Units} is allowed.");
    }
}
