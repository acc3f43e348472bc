namespace ProcessChain;

/// <summary>
/// (s, S) under periodic review with backorders and a fixed cost of an order: when the inventory position is s or below, it is
/// raised to S; then the demand of the period comes. Demand is in whole units.
/// </summary>
/// <remarks>
/// Zheng &amp; Federgruen, "Finding optimal (s, S) policies is about as simple as evaluating a single policy", Operations Research
/// 39(4), 1991.
/// </remarks>
internal sealed class ReorderLevels
{
    private readonly double fixedCost;
    private readonly LatticeFunction cost;
    private readonly LatticeLaw demand;
    private readonly List<double> renewals = [];

    /// <param name="demand">By period; not 0 for certain, and never below 0.</param>
    /// <param name="leadTime">Periods, 0 or more: an order of a period arrives so many periods later, before the demand.</param>
    /// <param name="fixedCost">K, money per order, 0 or more.</param>
    /// <param name="holdingCost">h, money per unit and period, above 0.</param>
    /// <param name="shortageCost">p, money per unit and period, above 0.</param>
    public ReorderLevels(
        WholeLeadTimeDemand demand,
        int leadTime,
        double fixedCost,
        double holdingCost,
        double shortageCost
    )
    {
        this.fixedCost = fixedCost;
        this.demand = demand.Over(1);
        cost = LatticeFunction.Kink(-shortageCost, holdingCost).Expect(demand.Over(leadTime + 1));
    }

    /// <summary>The cost per period, (K + Σ m(d) g(S − d)) / Σ m(d) over d = 0 … S − s − 1.</summary>
    /// <param name="reorderLevel">s, units.</param>
    /// <param name="upTo">S, units, above s.</param>
    public double CostOf(int reorderLevel, int upTo)
    {
        var (total, periods) = (fixedCost, 0.0);
        for (var below = 0; below < upTo - reorderLevel; below++)
        {
            total += Renewals(below) * cost[upTo - below];
            periods += Renewals(below);
        }
        return total / periods;
    }

    /// <summary>The optimal s and S.</summary>
    public (int ReorderLevel, int UpTo) Optimal()
    {
        var best = cost.BelowLeastWindow(1) + 1;
        var reorder = best - 1;
        while (CostOf(reorder, best) > cost[reorder])
            reorder--;
        var least = CostOf(reorder, best);
        for (var upTo = best + 1; cost[upTo] <= least; upTo++)
        {
            if (CostOf(reorder, upTo) >= least)
                continue;
            best = upTo;
            while (CostOf(reorder, best) <= cost[reorder + 1])
                reorder++;
            least = CostOf(reorder, best);
        }
        return (reorder, best);
    }

    /// <summary>m(d): how many periods the position is expected to spend exactly so many units below S.</summary>
    private double Renewals(int below)
    {
        while (renewals.Count <= below)
        {
            var at = renewals.Count;
            var sum = at == 0 ? 1.0 : 0.0;
            for (var units = 1; units <= at; units++)
                sum += Probability(units) * renewals[at - units];
            renewals.Add(sum / (1 - Probability(0)));
        }
        return renewals[below];
    }

    private double Probability(int units) =>
        units >= demand.First && units <= demand.Last ? demand.Probabilities[units - demand.First] : 0;
}
