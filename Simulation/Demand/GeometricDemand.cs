using MathNet.Numerics.Distributions;

namespace ProcessChain;

/// <summary>Geometric demand: 1, 2, 3 … units, each further one with the probability 1 − p. With the shift −1 it begins at 0.</summary>
[Kind("geometric")]
internal sealed record GeometricDemand : DistributedDemand
{
    private const double LeastProbability = 1.0 / Limits.Units;

    /// <summary>p: a millionth to 1.</summary>
    [Range(LeastProbability, 1)]
    public required double Probability { get; init; }

    private protected override double SampleMean => 1 / Probability;

    private protected override double SampleVariance => (1 - Probability) / (Probability * Probability);

    private protected override double SampleProbability(int sample) =>
        sample < 1 ? 0 : Geometric.PMF(Probability, sample);

    private protected override int LeastSample => 1;

    private protected override long Sample(IUniformSource source) => LegacyDistributions.Geometric(source, Probability);
}
