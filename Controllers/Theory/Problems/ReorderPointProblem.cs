namespace ProcessChain;

/// <summary>(r, Q) of one item under continuous review with backorders; demand is Normal or Poisson.</summary>
[Kind("reorderPoint")]
internal sealed record ReorderPointProblem : TheoryProblem
{
    /// <summary>Demand per unit of time: <c>normal</c>, with quantities that need not be whole, or <c>poisson</c>.</summary>
    public required LeadTimeDemand Demand { get; init; }

    /// <summary>In units of time.</summary>
    [Range(0, 100, AboveLeast = true)]
    public required double LeadTime { get; init; }

    /// <summary>K: money per order.</summary>
    [Range(0, Limits.Money, AboveLeast = true)]
    public required double FixedCost { get; init; }

    /// <summary>h: money per unit and unit of time.</summary>
    [Range(0, Limits.Money, AboveLeast = true)]
    public required double HoldingCost { get; init; }

    /// <summary>p: money per unit backordered and unit of time.</summary>
    [Range(0, Limits.Money, AboveLeast = true)]
    public required double ShortageCost { get; init; }

    public override IEnumerable<Fault> Validate()
    {
        var faults = base.Validate().Concat(Check(Demand)).ToList();
        if (Demand is not (NormalLeadTimeDemand or PoissonLeadTimeDemand))
            faults.Add(new("demand.kind", "is not known under continuous review. Allowed: normal, poisson."));
        if (faults.Count == 0 && DeterministicQuantity > Limits.Units)
            faults.Add(
                new(
                    "fixedCost",
                    $"asks for lots of {DeterministicQuantity:F0} units; at most {Limits.Units} are calculated with."
                )
            );
        return faults;
    }

    public override TheoryAnswer Solve()
    {
        if (Demand is PoissonLeadTimeDemand poisson)
        {
            var policy = new PoissonReorderPoint(poisson.Mean, LeadTime, FixedCost, HoldingCost, ShortageCost);
            var (point, quantity) = policy.Optimal();
            return Answer(point, quantity, policy.CostOf(point, quantity));
        }
        else
        {
            var normal = (NormalLeadTimeDemand)Demand;
            var policy = new NormalReorderPoint(
                normal.Mean,
                normal.Mean * LeadTime,
                normal.StandardDeviation * Math.Sqrt(LeadTime),
                FixedCost,
                HoldingCost,
                ShortageCost
            );
            var (point, quantity) = policy.Optimal();
            return Answer(point, quantity, policy.CostOf(point, quantity));
        }
    }

    private double DeterministicQuantity =>
        new EconomicOrderQuantity(Demand.MeanPerPeriod, FixedCost, HoldingCost, ShortageCost).Quantity;

    private TheoryAnswer Answer(double point, double quantity, double cost) =>
        new([
            ("optimal reorder point r", point),
            ("optimal quantity Q", quantity),
            ("their cost per unit of time", cost),
            ("quantity without chance", DeterministicQuantity),
        ]);
}
