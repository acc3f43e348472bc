namespace ProcessChain;

/// <summary>(s, S) of one item under periodic review with backorders; demand is in whole units.</summary>
[Kind("sS")]
internal sealed record ReorderLevelsProblem : TheoryProblem
{
    private const int MostUnits = 10_000;

    /// <summary>What is demanded in a period, in whole units.</summary>
    public required LeadTimeDemand Demand { get; init; }

    /// <summary>Periods from an order to its receipt, which is before the demand of its period.</summary>
    [Range(0, 100, Unit = "periods")]
    public int LeadTime { get; init; }

    /// <summary>K: money per order.</summary>
    [Range(0, Limits.Money)]
    public required double FixedCost { get; init; }

    /// <summary>h: money per unit and period.</summary>
    [Range(0, Limits.Money, AboveLeast = true)]
    public required double HoldingCost { get; init; }

    /// <summary>p: money per unit backordered and period.</summary>
    [Range(0, Limits.Money, AboveLeast = true)]
    public required double ShortageCost { get; init; }

    public override IEnumerable<Fault> Validate()
    {
        var faults = base.Validate().Concat(Check(Demand, Math.Clamp(LeadTime, 0, 100) + 1)).ToList();
        if (!Demand.IsWhole)
            faults.Add(new("demand.kind", "is not in whole units. Allowed: poisson, integers, discrete."));
        if (faults.Count > 0)
            return faults;
        if (Demand.MeanPerPeriod == 0)
            faults.Add(new("demand", "is always 0; some demand is needed."));
        else if (DeterministicQuantity > MostUnits)
            faults.Add(
                new(
                    "fixedCost",
                    $"asks for lots of {DeterministicQuantity:F0} units; at most {MostUnits} are calculated with."
                )
            );
        return faults;
    }

    public override TheoryAnswer Solve()
    {
        var policy = new ReorderLevels((WholeLeadTimeDemand)Demand, LeadTime, FixedCost, HoldingCost, ShortageCost);
        var (reorder, upTo) = policy.Optimal();
        return new([
            ("optimal reorder level s", reorder),
            ("optimal order-up-to level S", upTo),
            ("their cost per period", policy.CostOf(reorder, upTo)),
        ]);
    }

    private double DeterministicQuantity =>
        new EconomicOrderQuantity(Demand.MeanPerPeriod, FixedCost, HoldingCost, ShortageCost).Quantity;
}
