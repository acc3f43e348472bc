namespace ProcessChain;

/// <summary>Poisson demand of a trend: in period t its mean is λ + slope · t, but neither below 0 nor above a million.</summary>
[Kind("trending")]
public sealed record TrendingDemand : VaryingPoissonDemand
{
    /// <summary>λ: the mean of period 0, units; 0 to a million.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public required double Lambda { get; init; }

    /// <summary>Units by which the mean rises from one period to the next; may be negative.</summary>
    [Range(-Limits.Units, Limits.Units, Unit = "units")]
    public required double Slope { get; init; }

    /// <inheritdoc/>
    public override double Mean(int period) => Math.Clamp(Lambda + (Slope * period), 0, Limits.Units);
}
