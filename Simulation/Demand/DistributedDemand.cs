namespace ProcessChain;

/// <summary>Demand of one distribution in all periods, drawn as numpy and scipy do: see <see cref="LegacyDistributions"/>.</summary>
internal abstract record DistributedDemand : PeriodDemand
{
    /// <summary>Units added to every draw; may be negative. scipy's <c>loc</c>.</summary>
    [Range(-Limits.Units, Limits.Units, Unit = "units")]
    public int Shift { get; init; }

    public sealed override int Draw(int period, IUniformSource source) => (int)(Sample(source) + Shift);

    public sealed override double MeanOf(int period) => SampleMean + Shift;

    public sealed override double VarianceOf(int period) => SampleVariance;

    public sealed override double ProbabilityOf(int period, int units) => SampleProbability(units - Shift);

    internal sealed override bool HasAlikeOrders => true;

    public sealed override int Least => LeastSample + Shift;

    /// <summary>A draw before the shift; within ±2³⁰ for valid parameters.</summary>
    private protected abstract long Sample(IUniformSource source);

    /// <summary>The expected value of a draw before the shift.</summary>
    private protected abstract double SampleMean { get; }

    /// <summary>The variance of a draw.</summary>
    private protected abstract double SampleVariance { get; }

    /// <summary>How likely a draw is before the shift.</summary>
    private protected abstract double SampleProbability(int sample);

    /// <summary>The least draw before the shift.</summary>
    private protected abstract int LeastSample { get; }
}
