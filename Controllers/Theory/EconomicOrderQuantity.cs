namespace ProcessChain;

/// <summary>
/// Orders of one quantity under steady demand without chance (Harris 1913): a fixed cost of each order against stock. With
/// backorders where they cost something, and with goods that arrive at the rate at which they are made (Taft 1918).
/// </summary>
/// <remarks>Snyder &amp; Shen, Fundamentals of Supply Chain Theory, 2nd edition, sections 3.2, 3.5 and 3.6.</remarks>
/// <param name="DemandRate">λ, units per unit of time, above 0.</param>
/// <param name="FixedCost">K, money per order, above 0.</param>
/// <param name="HoldingCost">h, money per unit and unit of time, above 0.</param>
/// <param name="BackorderCost">b, money per unit and unit of time, above 0; infinite: no backorders.</param>
/// <param name="ProductionRate">Units per unit of time, above the demand rate; infinite: all units of an order arrive together.</param>
internal sealed record EconomicOrderQuantity(
    double DemandRate,
    double FixedCost,
    double HoldingCost,
    double BackorderCost = double.PositiveInfinity,
    double ProductionRate = double.PositiveInfinity
)
{
    /// <summary>The optimal quantity, √(2Kλ / h′) with h′ = h (1 − λ / production rate) b / (b + h).</summary>
    public double Quantity => Math.Sqrt(2 * FixedCost * DemandRate / EffectiveHoldingCost);

    /// <summary>The share of demand that is backordered, h / (h + b).</summary>
    public double BackorderedShare => HoldingCost / (HoldingCost + BackorderCost);

    /// <summary>The optimal cost per unit of time.</summary>
    public double Cost => CostOf(Quantity);

    /// <summary>The cost per unit of time of a quantity, with the best share of backorders.</summary>
    public double CostOf(double quantity) =>
        (FixedCost * DemandRate / quantity) + (EffectiveHoldingCost * quantity / 2);

    /// <summary>What a unit of the quantity costs in stock and backorders, twice over.</summary>
    private double EffectiveHoldingCost => HoldingCost * (1 - (DemandRate / ProductionRate)) * (1 - BackorderedShare);
}
