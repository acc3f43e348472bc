namespace ProcessChain;

/// <summary>Demand uniform on the whole numbers from the lowest to the highest, both included.</summary>
/// <remarks>numpy's and scipy's <c>randint(low, high)</c> never gives <c>high</c>: there it is one more than here.</remarks>
[Kind("integers")]
public sealed record IntegersDemand : DistributedDemand
{
    /// <summary>The smallest value, units; may be negative.</summary>
    public int Low { get; init; }

    /// <summary>The largest value, units; not below <see cref="Low"/>.</summary>
    public required int High { get; init; }

    private protected override double SampleMean => (Low + (double)High) / 2;

    private protected override double SampleVariance
    {
        get
        {
            var count = High - (double)Low + 1;
            return ((count * count) - 1) / 12;
        }
    }

    private protected override double SampleProbability(int sample) =>
        sample >= Low && sample <= High ? 1 / (High - (double)Low + 1) : 0;

    private protected override int LeastSample => Low;

    private protected override long Sample(IUniformSource source) =>
        LegacyDistributions.Uniform(source, Low, High + 1L);

    private protected override IEnumerable<Fault> ValidateDistribution()
    {
        if (Low is < -Limits.Units or > Limits.Units)
            yield return new("low", $"is {Low}; {-Limits.Units} to {Limits.Units} is allowed.");
        if (High < Low || High > Limits.Units)
            yield return new("high", $"is {High}; low ({Low}) to {Limits.Units} is allowed.");
    }
}
