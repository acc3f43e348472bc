namespace ProcessChain;

/// <summary>Demand of listed quantities.</summary>
[Kind("discrete")]
internal sealed record DiscreteLeadTimeDemand : WholeLeadTimeDemand
{
    private const int MostUnits = 10_000;
    private const double Rounding = 1e-6;

    /// <summary>The quantities, units, in rising order.</summary>
    [Count(1)]
    [Range(0, MostUnits, Unit = "units")]
    public required Several<int> Quantities { get; init; }

    /// <summary>How likely each of them is; 1 in all, but for rounding, which is made good in proportion.</summary>
    [Range(0, 1)]
    public required Several<double> Probabilities { get; init; }

    public override double MeanPerPeriod => Over(1).Mean;

    /// <summary>The demand of a law of periods that are all like its first, without what is lost in double precision.</summary>
    public static DiscreteLeadTimeDemand Of(PeriodDemand demand)
    {
        var probabilities = new List<double>();
        var mean = demand.MeanOf(0);
        for (var units = demand.Least; units <= mean || probabilities[^1] > Distribution.Negligible; units++)
            probabilities.Add(demand.ProbabilityOf(0, units));
        return new()
        {
            Quantities = new(Enumerable.Range(demand.Least, probabilities.Count)),
            Probabilities = new(probabilities),
        };
    }

    public override LatticeLaw Over(int periods)
    {
        var law = new double[Quantities[^1] - Quantities[0] + 1];
        var total = Probabilities.Sum();
        foreach (var (quantity, probability) in Quantities.Zip(Probabilities))
            law[quantity - Quantities[0]] += probability / total;
        return new LatticeLaw(Quantities[0], law).Times(periods);
    }

    public override IEnumerable<Fault> Validate()
    {
        var faults = base.Validate().ToList();
        for (var i = 1; i < Quantities.Count; i++)
        {
            if (Quantities[i] <= Quantities[i - 1])
                faults.Add(new($"quantities[{i}]", $"is {Quantities[i]}; more than the one before it is needed."));
        }
        if (Probabilities.Count != Quantities.Count)
            faults.Add(
                new(
                    "probabilities",
                    $"has {Probabilities.Count} values; one for each of the {Quantities.Count} quantities is needed."
                )
            );
        else if (Math.Abs(Probabilities.Sum() - 1) > Rounding)
            faults.Add(new("probabilities", $"are {Probabilities.Sum()} in all; 1 is needed."));
        return faults;
    }
}
