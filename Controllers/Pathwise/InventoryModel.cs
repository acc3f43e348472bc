namespace ProcessChain;

/// <summary>The numbers of an <see cref="InventoryDefinition"/> as the simulation of many episodes needs them.</summary>
/// <remarks>
/// What a stage pays another earns, so that of all replenishment costs only that of raw material counts. Policies order no
/// more than their suppliers can ship, so that only the customer is ever short of units.
/// </remarks>
internal sealed class InventoryModel(InventoryDefinition definition)
{
    public InventoryDefinition Definition => definition;

    /// <summary>N.</summary>
    public int Periods { get; } = definition.Periods;

    /// <summary>m − 1.</summary>
    public int Places { get; } = definition.Orders;

    /// <summary>L.</summary>
    public int[] Leads { get; } = [.. definition.LeadTime];

    /// <summary>c.</summary>
    public float[] Capacities { get; } = [.. definition.SupplyCapacity.Select(units => (float)units)];

    /// <summary>I0.</summary>
    public float[] InitialStock { get; } = [.. definition.InitialInventory.Select(units => (float)units)];

    /// <summary>h.</summary>
    public float[] HoldingCosts { get; } = [.. definition.HoldingCost.Select(money => (float)money)];

    /// <summary>p.</summary>
    public float Price { get; } = (float)definition.Price;

    /// <summary>k of stage 0.</summary>
    public float ShortageCost { get; } = (float)definition.ShortageCost[0];

    /// <summary>r of the last stage.</summary>
    public float MaterialCost { get; } = (float)definition.ReplenishmentCost[^1];

    /// <summary>Whether unmet demand is carried to the next period.</summary>
    public bool Backlog { get; } = definition.Backlog;

    /// <summary>αⁿ of every period n.</summary>
    public float[] Discounts { get; } = DiscountsOf(definition);

    /// <summary>Expected demand of a period on average, the unit of what is learned; 1 where none is expected.</summary>
    public float MeanDemand { get; } = OneInsteadOfNone(definition.Demand.MeanPerPeriod(definition.Periods));

    /// <summary>The largest price or cost of a unit, the unit of gradients; 1 where all are 0.</summary>
    public float Money { get; } =
        OneInsteadOfNone(
            definition
                .HoldingCost.Append(definition.Price)
                .Append(definition.ReplenishmentCost[^1])
                .Append(definition.ShortageCost[0])
                .Max()
        );

    private static float OneInsteadOfNone(double number) => number > 0 ? (float)number : 1;

    private static float[] DiscountsOf(InventoryDefinition definition)
    {
        var discounts = new float[definition.Periods];
        var discount = 1.0;
        for (var period = 0; period < discounts.Length; period++)
        {
            discounts[period] = (float)discount;
            discount *= definition.Discount;
        }
        return discounts;
    }
}
