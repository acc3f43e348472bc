namespace ProcessChain;

/// <summary>Poisson demand whose mean is another one for a while.</summary>
[Kind("shock")]
[Former("lambda", "mean.")]
[Former("shockLambda", "shockMean.")]
internal sealed record ShockDemand : VaryingPoissonDemand
{
    /// <summary>Units a period on average, before the shock and after it; 0 to a million.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public required double Mean { get; init; }

    /// <summary>Units a period on average during the shock; 0 to a million.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public required double ShockMean { get; init; }

    /// <summary>The first period of the shock; 0 or later.</summary>
    [Range(0)]
    public required int From { get; init; }

    /// <summary>The first period after the shock; later than <see cref="From"/>. Left out: it stays for ever.</summary>
    public int? Until { get; init; }

    public override double MeanOf(int period) => period >= From && period < (Until ?? int.MaxValue) ? ShockMean : Mean;

    public override IEnumerable<Fault> Validate() =>
        Until <= From
            ? base.Validate().Append(new("until", $"is {Until}; a period after from ({From}) is needed."))
            : base.Validate();
}
