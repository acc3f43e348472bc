namespace ProcessChain;

/// <summary>Base-stock levels of a serial system with backorders: optimal ones, their bounds, and what given ones cost.</summary>
[Kind("serial")]
internal sealed record BaseStockProblem : SerialProblem
{
    /// <summary>Echelon levels whose cost is told as well, units, from stage 1; whole where demand is.</summary>
    public Several<double>? Levels { get; init; }

    public override IEnumerable<Fault> Validate()
    {
        var faults = base.Validate().ToList();
        if (faults.Count > 0 || Levels is null)
            return faults;
        var fractions = Levels.Index().Where(level => Demand.IsWhole && level.Item != Math.Floor(level.Item));
        return CheckLevels("levels", Levels)
            .Concat(
                fractions.Select(level => new Fault(
                    $"levels[{level.Index}]",
                    $"is {level.Item}; where demand is in whole units, levels are, too."
                ))
            );
    }

    public override TheoryAnswer Solve()
    {
        var (levels, cost) = ClarkScarf.Solve(Model);
        var bounds = ShangSong.Of(Model);
        var figures = new List<(string, double)>
        {
            ("optimal cost per period", cost),
            ("of which units on the way between stages", Model.TransitCost),
            ("cost of the heuristic levels", ClarkScarf.CostOf(Model, bounds.Heuristic)),
        };
        if (Levels is { } given)
            figures.Add(("cost of the given levels", ClarkScarf.CostOf(Model, given)));
        return new(
            figures,
            ("echelon level", levels),
            ("local level", ClarkScarf.ToLocal(levels)),
            ("lower bound", bounds.Lower),
            ("upper bound", bounds.Upper),
            ("heuristic level", bounds.Heuristic)
        );
    }
}
