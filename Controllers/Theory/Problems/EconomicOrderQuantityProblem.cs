namespace ProcessChain;

/// <summary>The economic order quantity, with backorders and a production rate where they are given.</summary>
[Kind("eoq")]
internal sealed record EconomicOrderQuantityProblem : TheoryProblem
{
    /// <summary>λ: units per unit of time.</summary>
    [Range(0, Limits.Money, AboveLeast = true)]
    public required double DemandRate { get; init; }

    /// <summary>K: money per order.</summary>
    [Range(0, Limits.Money, AboveLeast = true)]
    public required double FixedCost { get; init; }

    /// <summary>h: money per unit and unit of time.</summary>
    [Range(0, Limits.Money, AboveLeast = true)]
    public required double HoldingCost { get; init; }

    /// <summary>b: money per unit backordered and unit of time. Left out: nothing is backordered.</summary>
    [Range(0, Limits.Money, AboveLeast = true)]
    public double? BackorderCost { get; init; }

    /// <summary>Units made per unit of time, more than are demanded. Left out: all units of an order arrive together.</summary>
    [Range(0, Limits.Money, AboveLeast = true)]
    public double? ProductionRate { get; init; }

    /// <summary>A quantity whose cost is told as well, units.</summary>
    [Range(0, Limits.Money, AboveLeast = true)]
    public double? Quantity { get; init; }

    public override IEnumerable<Fault> Validate() =>
        ProductionRate <= DemandRate
            ? base.Validate()
                .Append(
                    new("productionRate", $"is {ProductionRate}; more than the demand rate ({DemandRate}) is needed.")
                )
            : base.Validate();

    public override TheoryAnswer Solve()
    {
        var best = new EconomicOrderQuantity(
            DemandRate,
            FixedCost,
            HoldingCost,
            BackorderCost ?? double.PositiveInfinity,
            ProductionRate ?? double.PositiveInfinity
        );
        var figures = new List<(string, double)>
        {
            ("optimal quantity", best.Quantity),
            ("its cost per unit of time", best.Cost),
        };
        if (BackorderCost is not null)
            figures.Add(("share backordered", best.BackorderedShare));
        if (Quantity is { } given)
            figures.Add(("cost of the given quantity", best.CostOf(given)));
        return new(figures);
    }
}
