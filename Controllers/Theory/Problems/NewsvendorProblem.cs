namespace ProcessChain;

/// <summary>The optimal level of one item without fixed costs: newsvendor, or base stock with backorders and a lead time.</summary>
[Kind("newsvendor")]
internal sealed record NewsvendorProblem : TheoryProblem
{
    /// <summary>h: the cost of a unit left, money per unit.</summary>
    [Range(0, Limits.Money, AboveLeast = true)]
    public required double HoldingCost { get; init; }

    /// <summary>p: the cost of a unit short, money per unit.</summary>
    [Range(0, Limits.Money, AboveLeast = true)]
    public required double ShortageCost { get; init; }

    /// <summary>What is demanded in a period.</summary>
    public required LeadTimeDemand Demand { get; init; }

    /// <summary>L: an order has to last for the demand of L + 1 periods.</summary>
    [Range(0, 100, Unit = "periods")]
    public int LeadTime { get; init; }

    /// <summary>A level whose cost is told as well, units.</summary>
    [Range(-Limits.Units, Limits.Units, Unit = "units")]
    public double? Level { get; init; }

    public override IEnumerable<Fault> Validate() =>
        base.Validate().Concat(Check(Demand, Math.Clamp(LeadTime, 0, 100) + 1));

    public override TheoryAnswer Solve()
    {
        var best = Newsvendor.Level(Demand, LeadTime + 1, HoldingCost, ShortageCost);
        var figures = new List<(string, double)> { ("optimal level", best), ("its cost per period", CostOf(best)) };
        if (Level is { } given)
            figures.Add(("cost of the given level", CostOf(given)));
        return new(figures);
    }

    private double CostOf(double level) => Newsvendor.Cost(Demand, LeadTime + 1, level, HoldingCost, ShortageCost);
}
