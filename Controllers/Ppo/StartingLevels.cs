using ProcessChain.Supply;
using ProcessChain.Supply.Inventory;

namespace ProcessChain.Controllers.Ppo;

/// <summary>
/// Echelon base-stock levels by a simple formula: the mean demand of the periods that an order must last for, d · min(l + 1.5,
/// N − n), where l periods pass until goods ordered now can be sold to the customer and n of N periods are over. What would
/// come too late to be sold is not ordered.
/// </summary>
internal sealed class StartingLevels
{
    private const double SafetyPeriods = 1.5;

    private readonly double demand;
    private readonly int periods;
    private readonly double[] leads;

    private StartingLevels(double demand, int periods, double[] leads) =>
        (this.demand, this.periods, this.leads) = (demand, periods, leads);

    /// <summary>Whether the formula knows such systems.</summary>
    public static bool Know(SupplyDefinition system) => system is InventoryDefinition;

    /// <param name="system">One that it <see cref="Know"/>s.</param>
    public static StartingLevels Of(SupplyDefinition system)
    {
        var leadTimes = ((InventoryDefinition)system).LeadTime;
        var periodsToSale = new double[leadTimes.Count];
        for (var place = 0; place < periodsToSale.Length; place++)
            periodsToSale[place] = leadTimes[place] + (place == 0 ? 0 : periodsToSale[place - 1] + 1);
        return new(MeanDemand.OfAllMarkets(system), system.Periods, periodsToSale);
    }

    /// <summary>The level in a place, units.</summary>
    /// <param name="place">From 0.</param>
    /// <param name="period">n, from 0.</param>
    /// <param name="correction">Periods of mean demand to add.</param>
    public double At(int place, int period, double correction) =>
        demand * (Math.Min(leads[place] + SafetyPeriods, periods - period) + correction);
}
