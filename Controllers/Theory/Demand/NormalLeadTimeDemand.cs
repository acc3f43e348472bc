using MathNet.Numerics.Distributions;

namespace ProcessChain;

/// <summary>Normal demand, which may be negative.</summary>
[Kind("normal")]
internal sealed record NormalLeadTimeDemand : RealLeadTimeDemand
{
    /// <summary>Standard deviations beyond which nothing is left in double precision.</summary>
    public const double Reach = 8;

    private const double MostMeanPerDeviation = 1000;

    /// <summary>Units of a period on average.</summary>
    [Range(0, Limits.Units, Unit = "units")]
    public required double Mean { get; init; }

    /// <summary>The standard deviation of a period's demand, units; at least a thousandth of the mean.</summary>
    [Range(0, Limits.Units, AboveLeast = true)]
    public required double StandardDeviation { get; init; }

    public override double MeanPerPeriod => Mean;

    protected override double DeviationPerPeriod => StandardDeviation;

    public override LatticeLaw Over(int periods, double step)
    {
        if (periods == 0)
            return LatticeLaw.Zero;
        var (mean, deviation) = (Mean * periods, StandardDeviation * Math.Sqrt(periods));
        return OnLattice(
            level => Shortage(level, mean, deviation),
            mean - (Reach * deviation),
            mean + (Reach * deviation),
            step
        );
    }

    public override double Points(int periods) => 2 * Reach * StandardDeviation * Math.Sqrt(periods) / Steps[^1];

    public override double Quantile(double probability, int periods) =>
        periods == 0 ? 0 : Normal.InvCDF(Mean * periods, StandardDeviation * Math.Sqrt(periods), probability);

    public override double Shortage(double level, int periods) =>
        periods == 0 ? Math.Max(0, -level) : Shortage(level, Mean * periods, StandardDeviation * Math.Sqrt(periods));

    /// <summary>E[(D − level)⁺] of a Normal number: σ (φ(z) − z (1 − Φ(z))) with z = (level − μ) / σ.</summary>
    public static double Shortage(double level, double mean, double deviation)
    {
        var z = (level - mean) / deviation;
        return deviation * (Normal.PDF(0, 1, z) - (z * Normal.CDF(0, 1, -z)));
    }

    public override IEnumerable<Fault> Validate() => base.Validate().Concat(CheckSpread(Mean, StandardDeviation));

    /// <summary>A fault where the deviation is too small beside the mean for a lattice of its width.</summary>
    public static IEnumerable<Fault> CheckSpread(double mean, double deviation)
    {
        if (deviation > 0 && mean > MostMeanPerDeviation * deviation)
            yield return new(
                "standardDeviation",
                $"is {deviation}; at least a thousandth of the mean ({mean}) is needed."
            );
    }

    protected override LatticeLaw Period(double step) => Over(1, step);
}
