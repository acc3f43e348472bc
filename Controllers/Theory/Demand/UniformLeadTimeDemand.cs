namespace ProcessChain;

/// <summary>Demand uniform on the whole numbers from the lowest to the highest, both included.</summary>
[Kind("integers")]
internal sealed record UniformLeadTimeDemand : WholeLeadTimeDemand
{
    private const int MostUnits = 10_000;

    /// <summary>The smallest demand, units.</summary>
    [Range(0, MostUnits, Unit = "units")]
    public int Low { get; init; }

    /// <summary>The largest demand, units; not below <see cref="Low"/>.</summary>
    [Range(0, MostUnits, Unit = "units")]
    public required int High { get; init; }

    public override double MeanPerPeriod => (Low + (double)High) / 2;

    public override LatticeLaw Over(int periods)
    {
        var count = High - Low + 1;
        return new LatticeLaw(Low, [.. Enumerable.Repeat(1.0 / count, count)]).Times(periods);
    }

    public override IEnumerable<Fault> Validate() =>
        High < Low
            ? base.Validate().Append(new("high", $"is {High}; at least low ({Low}) is needed."))
            : base.Validate();
}
