namespace ProcessChain;

/// <summary>
/// Echelon base-stock levels of a serial system, stage by stage from the customer: Gⱼ(x) = Cⱼ(min(Sⱼ, x)) is what the stages up to j
/// cost where the next can raise their position to x only (Clark &amp; Scarf 1960). With the levels that minimise Cⱼ the policy is optimal
/// among all.
/// </summary>
/// <remarks>
/// Chen &amp; Zheng, "Lower bounds for multi-echelon stochastic inventory systems", Management Science 40(11), 1994. Exact for demand in
/// whole units; else extrapolated from two lattices.
/// </remarks>
internal static class ClarkScarf
{
    /// <summary>Optimal echelon base-stock levels, units, from stage 1, and their cost per period.</summary>
    public static (double[] Levels, double Cost) Solve(SerialModel model)
    {
        var solved = model.Demand.Steps.Select(step => Recur(model, step, given: null)).ToList();
        return (
            [.. solved.Select(one => one.Levels).Aggregate((coarse, fine) => [.. coarse.Zip(fine, Extrapolated)])],
            solved.Select(one => one.Cost).Aggregate(Extrapolated)
        );
    }

    /// <summary>The cost per period of given echelon base-stock levels.</summary>
    /// <param name="model">The system.</param>
    /// <param name="levels">Units, from stage 1; whole where demand is.</param>
    public static double CostOf(SerialModel model, IReadOnlyList<double> levels)
    {
        if (model.Demand.IsWhole && levels.Any(level => level != Math.Floor(level)))
            throw new ArgumentException("Levels have to be whole where demand is.", nameof(levels));
        return model.Demand.Steps.Select(step => Recur(model, step, levels).Cost).Aggregate(Extrapolated);
    }

    /// <summary>
    /// Local base-stock levels that order the same as echelon ones, units, from stage 1, if no stage begins above its level
    /// (Axsäter &amp; Rosling 1993).
    /// </summary>
    public static double[] ToLocal(IReadOnlyList<double> echelonLevels)
    {
        var least = Enumerable.Range(0, echelonLevels.Count).Select(stage => echelonLevels.Skip(stage).Min()).ToArray();
        return [.. least.Select((level, stage) => stage == 0 ? level : level - least[stage - 1])];
    }

    /// <param name="model">The system.</param>
    /// <param name="step">The width of the lattice, units.</param>
    /// <param name="given">Levels, units; null: those that cost least.</param>
    private static (double[] Levels, double Cost) Recur(SerialModel model, double step, IReadOnlyList<double>? given)
    {
        var levels = new double[model.Stages];
        var cost = 0.0;
        var penalty = model.PenaltyOfCustomer(step);
        for (var stage = 0; stage < model.Stages; stage++)
        {
            var smooth = model.IsSmooth(stage);
            var costs = model.CostOf(stage, penalty, step);
            var level = given is null ? costs.Minimiser(smooth) : given[stage] / step;
            penalty = costs.CappedAt(level, smooth);
            cost = costs.At(level, smooth);
            levels[stage] = level * step;
        }
        return (levels, cost);
    }

    /// <summary>The value at a width of 0, from those of a lattice and of one half as wide: errors are as the width's square (Richardson).</summary>
    private static double Extrapolated(double coarse, double fine) => fine + ((fine - coarse) / 3);
}
