namespace ProcessChain;

/// <summary>
/// Echelon (R, nQ) policies of a serial system in whole units: stage j orders the fewest lots of Qⱼ that lift its echelon inventory
/// position above Rⱼ. With lots of 1 it is base stock, with Sⱼ = Rⱼ + 1 (<see cref="ClarkScarf"/>).
/// </summary>
/// <remarks>
/// Chen &amp; Zheng, "Evaluating echelon stock (R, nQ) policies in serial production/inventory systems with stochastic demand",
/// Management Science 40(10), 1994; Chen, "Optimal policies for multi-echelon inventory problems with batch ordering", Operations
/// Research 48(3), 2000. At the last stage the position is uniform over its Q values, if not all demands share a divisor.
/// </remarks>
internal static class EchelonBatches
{
    /// <summary>Optimal reorder points, units, from stage 1, and their cost per period.</summary>
    /// <param name="model">The system; demand in whole units.</param>
    /// <param name="lots">Qⱼ, units, from stage 1; each a multiple of the one before it.</param>
    public static (int[] ReorderPoints, double Cost) Solve(SerialModel model, IReadOnlyList<int> lots) =>
        Recur(model, lots, given: null);

    /// <summary>The cost per period of given reorder points.</summary>
    /// <param name="model">The system; demand in whole units.</param>
    /// <param name="lots">Qⱼ, units, from stage 1; each a multiple of the one before it.</param>
    /// <param name="reorderPoints">Rⱼ, units, from stage 1.</param>
    public static double CostOf(SerialModel model, IReadOnlyList<int> lots, IReadOnlyList<int> reorderPoints) =>
        Recur(model, lots, reorderPoints).Cost;

    private static (int[] ReorderPoints, double Cost) Recur(
        SerialModel model,
        IReadOnlyList<int> lots,
        IReadOnlyList<int>? given
    )
    {
        var step = model.Demand.Steps.Single();
        var points = new int[model.Stages];
        var cost = 0.0;
        var penalty = model.PenaltyOfCustomer(step);
        for (var stage = 0; stage < model.Stages; stage++)
        {
            var costs = model.CostOf(stage, penalty, step);
            points[stage] = given is null ? costs.BelowLeastWindow(lots[stage]) : given[stage];
            penalty = costs.RepeatedFrom(points[stage], lots[stage]);
            cost = costs.MeanOver(points[stage], lots[stage]);
        }
        return (points, cost);
    }
}
