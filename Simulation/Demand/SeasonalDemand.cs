namespace ProcessChain;

/// <summary>Poisson demand of a season: in period t its mean is m (1 + a sin(2π (t + phase) / season)).</summary>
[Kind("seasonal")]
[Former("lambda", "mean.")]
internal sealed record SeasonalDemand : VaryingPoissonDemand
{
    /// <summary>Units a period on average over a whole season; 0 to a million.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public required double Mean { get; init; }

    /// <summary>a: the part of the mean by which it rises and falls; 0 to 1.</summary>
    [Assumed("half of the mean: between half and one and a half of it")]
    [Range(0, 1)]
    public double Amplitude { get; init; } = 0.5;

    /// <summary>Periods after which everything begins anew; 1 to a million, whole or not.</summary>
    [Assumed("days as periods: a week")]
    [Range(1, Limits.Days, Unit = "periods")]
    public double Season { get; init; } = 7;

    /// <summary>Periods by which the season began before period 0; −1 000 000 to 1 000 000.</summary>
    [Range(-Limits.Days, Limits.Days, Unit = "periods")]
    public double Phase { get; init; }

    public override double MeanOf(int period) =>
        Mean * (1 + (Amplitude * PortableSine.OfTurns((period + Phase) / Season)));
}
