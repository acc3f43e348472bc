namespace ProcessChain;

/// <summary>Demand uniform on the whole numbers from the lowest to the highest, both included.</summary>
/// <remarks>numpy's and scipy's <c>randint(low, high)</c> never gives <c>high</c>: there it is one more than here.</remarks>
[Kind("integers")]
internal sealed record IntegersDemand : DistributedDemand
{
    /// <summary>The smallest value, units; may be negative.</summary>
    [Range(-Limits.Units, Limits.Units, Unit = "units")]
    public int Low { get; init; }

    /// <summary>The largest value, units; not below <see cref="Low"/>.</summary>
    [Range(-Limits.Units, Limits.Units, Unit = "units")]
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

    public override IEnumerable<Fault> Validate() =>
        High < Low
            ? base.Validate().Append(new("high", $"is {High}; at least low ({Low}) is needed."))
            : base.Validate();
}
