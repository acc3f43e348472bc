namespace ProcessChain;

/// <summary>Poisson demand of a season: in period t its mean is λ (1 + a sin(2π (t + phase) / season)).</summary>
[Kind("seasonal")]
public sealed record SeasonalDemand : VaryingPoissonDemand
{
    /// <summary>λ: units a period on average over a whole season; 0 to a million.</summary>
    public required double Lambda { get; init; }

    /// <summary>a: the part of λ by which the mean rises and falls; 0 to 1.</summary>
    [Assumed("half of the mean: between half and one and a half of it")]
    public double Amplitude { get; init; } = 0.5;

    /// <summary>Periods after which everything begins anew; 1 to a million, whole or not.</summary>
    [Assumed("days as periods: a week")]
    public double Season { get; init; } = 7;

    /// <summary>Periods by which the season began before period 0; −1 000 000 to 1 000 000.</summary>
    public double Phase { get; init; }

    /// <inheritdoc/>
    public override double Mean(int period) =>
        Lambda * (1 + (Amplitude * PortableSine.OfTurns((period + Phase) / Season)));

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate()
    {
        foreach (var fault in ValidateMean("lambda", Lambda))
            yield return fault;
        if (!(Amplitude is >= 0 and <= 1))
            yield return new("amplitude", $"is {Amplitude}; 0 to 1 is allowed.");
        if (!(Season is >= 1 and <= Limits.Days))
            yield return new("season", $"is {Season}; 1 to {Limits.Days} periods are allowed.");
        if (!(Phase is >= -Limits.Days and <= Limits.Days))
            yield return new("phase", $"is {Phase}; {-Limits.Days} to {Limits.Days} periods are allowed.");
    }
}
