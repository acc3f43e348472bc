namespace ProcessChain;

/// <summary>
/// Poisson demand whose mean has a trend, a season and a shock at once: in period t it is m (1 + trend · t)
/// (1 + amplitude · sin(2π t / season)), and from the shock on so many times that; never below 0 nor above a million.
/// </summary>
/// <remarks>The sine is the C library's: on another system the last bit may differ.</remarks>
[Kind("modulated")]
internal sealed record ModulatedDemand : VaryingPoissonDemand
{
    /// <summary>m: units a period on average, one number for all periods or one for each, of which the last one stays; 0 to a million.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public PerElement<double> Mean { get; init; } = 20.0;

    /// <summary>The part of the mean of period 0 by which it rises in each period; may be negative.</summary>
    [Range(-Limits.Units, Limits.Units)]
    public double Trend { get; init; }

    /// <summary>The part of the mean by which it rises and falls with the season; 0 to 1.</summary>
    [Range(0, 1)]
    public double Amplitude { get; init; }

    /// <summary>Periods after which the season begins anew; 1 to a million, whole or not.</summary>
    [Assumed("gym-invmgmt: its 30 periods")]
    [Range(1, Limits.Days, Unit = "periods")]
    public double Season { get; init; } = 30;

    /// <summary>By how much the mean is multiplied from the shock on; 0 to a million.</summary>
    [Range(0, Limits.Units)]
    public double Shock { get; init; } = 1;

    /// <summary>The first period of the shock, which stays; 0 or later.</summary>
    [Range(0)]
    public int From { get; init; }

    public override double MeanOf(int period)
    {
        var mean = Mean[Math.Min(period, Mean.Count - 1)];
        mean *= 1 + (Trend * period);
        mean *= 1 + (Amplitude * Math.Sin(2 * Math.PI / Season * period));
        if (period >= From)
            mean *= Shock;
        return Math.Clamp(mean, 0, Limits.Units);
    }
}
