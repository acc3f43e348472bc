namespace ProcessChain;

/// <summary>Poisson demand of a trend: in period t its mean is m + slope · t, but neither below 0 nor above a million.</summary>
[Kind("trending")]
[Former("lambda", "mean.")]
internal sealed record TrendingDemand : VaryingPoissonDemand
{
    /// <summary>The mean of period 0, units; 0 to a million.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public required double Mean { get; init; }

    /// <summary>Units by which the mean rises from one period to the next; may be negative.</summary>
    [Range(-Limits.Units, Limits.Units, Unit = "units")]
    public required double Slope { get; init; }

    public override double MeanOf(int period) => Math.Clamp(Mean + (Slope * period), 0, Limits.Units);
}
