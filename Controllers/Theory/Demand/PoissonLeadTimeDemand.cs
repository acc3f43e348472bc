namespace ProcessChain;

/// <summary>Poisson demand.</summary>
[Kind("poisson")]
internal sealed record PoissonLeadTimeDemand : WholeLeadTimeDemand
{
    /// <summary>Units of a period on average.</summary>
    [Range(0, 10_000, AboveLeast = true)]
    public required double Mean { get; init; }

    public override double MeanPerPeriod => Mean;

    public override LatticeLaw Over(int periods) => Law(Mean * periods);

    public override double Points(int periods) => Law(Mean * periods).Probabilities.Length;

    /// <summary>The Poisson distribution of a mean from 0, without what is lost in double precision.</summary>
    public static LatticeLaw Law(double mean)
    {
        var middle = (int)mean;
        var low = middle;
        while (low > 0 && PoissonLaw.ProbabilityOf(mean, low - 1) > Distribution.Negligible)
            low--;
        var high = middle;
        while (PoissonLaw.ProbabilityOf(mean, high + 1) > Distribution.Negligible)
            high++;
        return new(
            low,
            [.. Enumerable.Range(low, high - low + 1).Select(units => PoissonLaw.ProbabilityOf(mean, units))]
        );
    }
}
