namespace ProcessChain;

/// <summary>Poisson demand whose mean is another one for a while.</summary>
[Kind("shock")]
public sealed record ShockDemand : VaryingPoissonDemand
{
    /// <summary>λ: units a period on average, before the shock and after it; 0 to a million.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public required double Lambda { get; init; }

    /// <summary>Units a period on average during the shock; 0 to a million.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public required double ShockLambda { get; init; }

    /// <summary>The first period of the shock; 0 or later.</summary>
    [Range(0)]
    public required int From { get; init; }

    /// <summary>The first period after the shock; later than <see cref="From"/>. Left out: it stays for ever.</summary>
    public int? Until { get; init; }

    /// <inheritdoc/>
    public override double Mean(int period) =>
        period >= From && period < (Until ?? int.MaxValue) ? ShockLambda : Lambda;

    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate() =>
        Until <= From
            ? base.Validate().Append(new("until", $"is {Until}; a period after from ({From}) is needed."))
            : base.Validate();
}
