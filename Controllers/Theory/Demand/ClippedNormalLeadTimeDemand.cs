namespace ProcessChain;

/// <summary>Normal demand, of which what would be negative counts as 0.</summary>
[Kind("clippedNormal")]
internal sealed record ClippedNormalLeadTimeDemand : RealLeadTimeDemand
{
    /// <summary>Units of a period on average, before the negative ones are cut off.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public required double Mean { get; init; }

    /// <summary>The standard deviation of a period's demand, before the negative ones are cut off, units.</summary>
    [Range(0, Limits.Units, AboveLeast = true)]
    public required double StandardDeviation { get; init; }

    public override double MeanPerPeriod => NormalLeadTimeDemand.Shortage(0, Mean, StandardDeviation);

    protected override double DeviationPerPeriod => StandardDeviation;

    public override IEnumerable<Fault> Validate() =>
        base.Validate().Concat(NormalLeadTimeDemand.CheckSpread(Mean, StandardDeviation));

    protected override LatticeLaw Period(double step)
    {
        var reach = NormalLeadTimeDemand.Reach * StandardDeviation;
        return OnLattice(Shortage, Math.Max(0, Mean - reach), Mean + reach, step);
    }

    private double Shortage(double level) =>
        level >= 0 ? NormalLeadTimeDemand.Shortage(level, Mean, StandardDeviation) : MeanPerPeriod - level;
}
