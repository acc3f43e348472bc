namespace ProcessChain;

/// <summary>
/// Newsvendor bounds of the optimal echelon base-stock levels of a serial system, and the heuristic between them: every stage as if it
/// served the customer alone, over all lead times down to it.
/// </summary>
/// <remarks>Shang &amp; Song, "Newsvendor bounds and heuristic for optimal policies in serial supply chains", Management Science 49(5), 2003.</remarks>
/// <param name="Lower">Lower bounds, units, from stage 1.</param>
/// <param name="Upper">Upper bounds, units, from stage 1.</param>
/// <param name="Heuristic">Their means, units, from stage 1; where demand is in whole units, without what is beyond the point.</param>
internal sealed record ShangSong(double[] Lower, double[] Upper, double[] Heuristic)
{
    /// <summary>The bounds and the heuristic of a system.</summary>
    public static ShangSong Of(SerialModel model)
    {
        var lower = Levels(model, stage => model.EchelonHoldingCosts.Take(stage + 1).Sum());
        var upper = Levels(model, stage => model.EchelonHoldingCosts[stage]);
        var middle = lower.Zip(upper, (low, high) => (low + high) / 2);
        return new(lower, upper, [.. model.Demand.IsWhole ? middle.Select(Math.Floor) : middle]);
    }

    /// <summary>The levels that are reached with the probability b / (b + h), where b = p + Σ hᵢ over the stages above.</summary>
    private static double[] Levels(SerialModel model, Func<int, double> holdingCost) =>
        [
            .. Enumerable
                .Range(0, model.Stages)
                .Select(stage =>
                {
                    var backorder = model.BackorderCost + model.EchelonHoldingCosts.Skip(stage + 1).Sum();
                    return Newsvendor.Level(model.Demand, model.LeadTimeTo(stage), holdingCost(stage), backorder);
                }),
        ];
}
