namespace ProcessChain;

/// <summary>
/// (r, Q) under continuous review and Poisson demand with backorders: Q units are ordered whenever the inventory position falls
/// to r. It is then uniform on r + 1 … r + Q, so that the cost is the mean of Q newsvendor costs and a share of the fixed cost.
/// </summary>
/// <remarks>Federgruen &amp; Zheng, "An efficient algorithm for computing an optimal (r, Q) policy", Operations Research 40(4), 1992.</remarks>
internal sealed class PoissonReorderPoint
{
    private readonly double ordering;
    private readonly LatticeFunction cost;

    /// <param name="demandRate">λ, units per unit of time, above 0.</param>
    /// <param name="leadTime">In units of time, 0 or more.</param>
    /// <param name="fixedCost">K, money per order.</param>
    /// <param name="holdingCost">h, money per unit and unit of time, above 0.</param>
    /// <param name="shortageCost">p, money per unit and unit of time, above 0.</param>
    public PoissonReorderPoint(
        double demandRate,
        double leadTime,
        double fixedCost,
        double holdingCost,
        double shortageCost
    )
    {
        ordering = fixedCost * demandRate;
        cost = LatticeFunction
            .Kink(-shortageCost, holdingCost)
            .Expect(PoissonLeadTimeDemand.Law(demandRate * leadTime));
    }

    /// <summary>The cost per unit of time.</summary>
    /// <param name="reorderPoint">r, units.</param>
    /// <param name="quantity">Q, units, 1 or more.</param>
    public double CostOf(int reorderPoint, int quantity) =>
        (ordering / quantity) + cost.MeanOver(reorderPoint, quantity);

    /// <summary>The optimal r and Q: positions are added, the cheapest first, as long as they make the mean cheaper.</summary>
    public (int ReorderPoint, int Quantity) Optimal()
    {
        var (below, quantity) = (cost.BelowLeastWindow(1), 1);
        var total = ordering + cost[below + 1];
        while (true)
        {
            var (lower, upper) = (cost[below], cost[below + quantity + 1]);
            if (Math.Min(lower, upper) >= total / quantity)
                return (below, quantity);
            total += Math.Min(lower, upper);
            quantity++;
            if (lower <= upper)
                below--;
        }
    }
}
