using MathNet.Numerics.Distributions;

namespace ProcessChain;

/// <summary>
/// (r, Q) under continuous review with backorders, where the demand of a lead time is Normal and quantities need not be whole: the
/// cost is the mean of the newsvendor costs between r and r + Q and a share of the fixed cost.
/// </summary>
/// <remarks>Zheng, "On properties of stochastic inventory systems", Management Science 38(1), 1992.</remarks>
/// <param name="DemandRate">λ, units per unit of time, above 0.</param>
/// <param name="Mean">Of the demand of a lead time, units.</param>
/// <param name="Deviation">The standard deviation of the demand of a lead time, units, above 0.</param>
/// <param name="FixedCost">K, money per order, above 0.</param>
/// <param name="HoldingCost">h, money per unit and unit of time, above 0.</param>
/// <param name="ShortageCost">p, money per unit and unit of time, above 0.</param>
internal sealed record NormalReorderPoint(
    double DemandRate,
    double Mean,
    double Deviation,
    double FixedCost,
    double HoldingCost,
    double ShortageCost
)
{
    /// <summary>The cost per unit of time, g(r, Q) = (Kλ + ∫ g(y) dy from r to r + Q) / Q.</summary>
    /// <param name="reorderPoint">r, units.</param>
    /// <param name="quantity">Q, units, above 0.</param>
    public double CostOf(double reorderPoint, double quantity) =>
        ((FixedCost * DemandRate) + CostBetween(reorderPoint, reorderPoint + quantity)) / quantity;

    /// <summary>The best r for a quantity: there r and r + Q cost the same.</summary>
    /// <param name="quantity">Q, units, above 0.</param>
    public double ReorderPointFor(double quantity)
    {
        var cheapest = Normal.InvCDF(Mean, Deviation, ShortageCost / (ShortageCost + HoldingCost));
        return Bisection.Root(r => PositionCost(r + quantity) - PositionCost(r), cheapest - quantity, cheapest);
    }

    /// <summary>The optimal r and Q: there the mean cost is that of r and of r + Q.</summary>
    public (double ReorderPoint, double Quantity) Optimal()
    {
        double Excess(double quantity)
        {
            var point = ReorderPointFor(quantity);
            return PositionCost(point) - CostOf(point, quantity);
        }
        var most = new EconomicOrderQuantity(DemandRate, FixedCost, HoldingCost, ShortageCost).Quantity;
        var least = most;
        while (Excess(most) < 0)
            most *= 2;
        var quantity = Bisection.Root(Excess, least, most);
        return (ReorderPointFor(quantity), quantity);
    }

    /// <summary>g(y): the newsvendor cost of a position, per unit of time.</summary>
    private double PositionCost(double position) =>
        (HoldingCost * (position - Mean))
        + ((HoldingCost + ShortageCost) * NormalLeadTimeDemand.Shortage(position, Mean, Deviation));

    private double CostBetween(double low, double high) =>
        (HoldingCost * (high - low) * (((high + low) / 2) - Mean))
        + ((HoldingCost + ShortageCost) * (ShortageBeyond(low) - ShortageBeyond(high)));

    /// <summary>The integral of the shortage from a level to infinity: σ² ((z² + 1) (1 − Φ(z)) − z φ(z)) / 2.</summary>
    private double ShortageBeyond(double level)
    {
        var z = (level - Mean) / Deviation;
        return Deviation * Deviation * ((((z * z) + 1) * Normal.CDF(0, 1, -z)) - (z * Normal.PDF(0, 1, z))) / 2;
    }
}
