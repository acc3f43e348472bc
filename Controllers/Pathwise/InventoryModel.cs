namespace ProcessChain;

/// <summary>The numbers of an <see cref="InventoryDefinition"/> as the simulation of many episodes needs them.</summary>
/// <remarks>
/// What a stage pays another earns, so that of all replenishment costs only that of raw material counts. Policies order no
/// more than their suppliers can ship, so that only the customer is ever short of units.
/// </remarks>
internal sealed class InventoryModel
{
    public InventoryModel(InventoryDefinition definition)
    {
        Definition = definition;
        Periods = definition.Periods;
        Places = definition.Orders;
        Leads = [.. definition.LeadTime];
        Capacities = [.. definition.SupplyCapacity.Select(units => (float)units)];
        InitialStock = [.. definition.InitialInventory.Select(units => (float)units)];
        HoldingCosts = [.. definition.HoldingCost.Select(money => (float)money)];
        Price = (float)definition.Price;
        ShortageCost = (float)definition.ShortageCost[0];
        MaterialCost = (float)definition.ReplenishmentCost[^1];
        Backlog = definition.Backlog;
        Discounts = DiscountsOf(definition);
        MeanDemand = MeanDemandOf(definition);
        Money = MoneyOf(definition);
    }

    public InventoryDefinition Definition { get; }

    /// <summary>N.</summary>
    public int Periods { get; }

    /// <summary>m − 1.</summary>
    public int Places { get; }

    /// <summary>L.</summary>
    public int[] Leads { get; }

    /// <summary>c.</summary>
    public float[] Capacities { get; }

    /// <summary>I0.</summary>
    public float[] InitialStock { get; }

    /// <summary>h.</summary>
    public float[] HoldingCosts { get; }

    /// <summary>p.</summary>
    public float Price { get; }

    /// <summary>k of stage 0.</summary>
    public float ShortageCost { get; }

    /// <summary>r of the last stage.</summary>
    public float MaterialCost { get; }

    /// <summary>Whether unmet demand is carried to the next period.</summary>
    public bool Backlog { get; }

    /// <summary>αⁿ of every period n.</summary>
    public float[] Discounts { get; }

    /// <summary>Expected demand of a period on average, the unit of what is learned; 1 where none is expected.</summary>
    public float MeanDemand { get; }

    /// <summary>The largest price or cost of a unit, the unit of gradients; 1 where all are 0.</summary>
    public float Money { get; }

    private static float MoneyOf(InventoryDefinition definition)
    {
        var (price, material) = (definition.Price, definition.ReplenishmentCost[^1]);
        double[] all = [price, material, definition.ShortageCost[0], .. definition.HoldingCost];
        return all.Max() > 0 ? (float)all.Max() : 1;
    }

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

    private static float MeanDemandOf(InventoryDefinition definition)
    {
        var mean = definition.Demand.MeanPerPeriod(definition.Periods);
        return mean > 0 ? (float)mean : 1;
    }
}
