namespace ProcessChain;

/// <summary>Echelon (R, nQ) reorder points of a serial system that orders in lots; demand is in whole units.</summary>
[Kind("batchSerial")]
internal sealed record BatchProblem : SerialProblem
{
    /// <summary>Units of a lot, from stage 1; each a multiple of the one before it.</summary>
    [Range(1, 1000, Unit = "units")]
    public required Several<int> Lots { get; init; }

    /// <summary>Echelon reorder points whose cost is told as well, units, from stage 1.</summary>
    public Several<int>? ReorderPoints { get; init; }

    public override IEnumerable<Fault> Validate()
    {
        var faults = base.Validate().Concat(CheckCount("lots", Lots.Count)).ToList();
        if (!Demand.IsWhole)
            faults.Add(new("demand.kind", "is not in whole units. Allowed: poisson, integers, discrete."));
        if (faults.Count > 0)
            return faults;
        for (var i = 1; i < Lots.Count; i++)
        {
            if (Lots[i] % Lots[i - 1] != 0)
                faults.Add(
                    new($"lots[{i}]", $"is {Lots[i]}; a multiple of the lot before it ({Lots[i - 1]}) is needed.")
                );
        }
        return ReorderPoints is null
            ? faults
            : faults.Concat(CheckLevels("reorderPoints", [.. ReorderPoints.Select(point => (double)point)]));
    }

    public override TheoryAnswer Solve()
    {
        var (points, cost) = EchelonBatches.Solve(Model, Lots);
        var figures = new List<(string, double)>
        {
            ("optimal cost per period", cost),
            ("of which units on the way between stages", Model.TransitCost),
        };
        if (ReorderPoints is { } given)
            figures.Add(("cost of the given reorder points", EchelonBatches.CostOf(Model, Lots, given)));
        return new(
            figures,
            ("echelon reorder point", [.. points.Select(point => (double)point)]),
            ("lot", [.. Lots.Select(lot => (double)lot)])
        );
    }
}
