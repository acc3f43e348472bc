using MathNet.Numerics.Distributions;

namespace ProcessChain;

/// <summary>Binomial demand: so many customers, each of whom takes a unit with the same probability.</summary>
[Kind("binomial")]
internal sealed record BinomialDemand : DistributedDemand
{
    /// <summary>n: 0 to a million.</summary>
    [Range(0, Limits.Units)]
    public required int Trials { get; init; }

    /// <summary>p: 0 to 1.</summary>
    [Range(0, 1)]
    public required double Probability { get; init; }

    private protected override double SampleMean => Trials * Probability;

    private protected override double SampleVariance => Trials * Probability * (1 - Probability);

    private protected override double SampleProbability(int sample) =>
        sample < 0 || sample > Trials ? 0 : Binomial.PMF(Probability, Trials, sample);

    private protected override int LeastSample => Probability < 1 ? 0 : Trials;

    private protected override long Sample(IUniformSource source) =>
        LegacyDistributions.Binomial(source, Trials, Probability);
}
