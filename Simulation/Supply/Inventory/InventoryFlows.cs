namespace ProcessChain;

/// <summary>The stocks and flows of an inventory system, period by period; OR-Gym's letters in brackets.</summary>
internal sealed class InventoryFlows(InventoryDefinition definition)
{
    /// <summary>[I] On hand at stages 0 .. m−2 at the start of a period.</summary>
    public PeriodRows OnHand { get; } = new(definition.Periods + 1, definition.Orders);

    /// <summary>[T] Under way to stages 0 .. m−2 at the start of a period.</summary>
    public PeriodRows InTransit { get; } = new(definition.Periods + 1, definition.Orders);

    /// <summary>[action_log] Ordered by stages 0 .. m−2.</summary>
    public PeriodRows Requested { get; } = new(definition.Periods, definition.Orders);

    /// <summary>[R] Shipped to stages 0 .. m−2.</summary>
    public PeriodRows Shipped { get; } = new(definition.Periods, definition.Orders);

    /// <summary>[S] Shipped by stages 0 .. m−1.</summary>
    public PeriodRows Sold { get; } = new(definition.Periods, definition.Stages);

    /// <summary>[U] Demanded of stages 0 .. m−1 and not shipped.</summary>
    public PeriodRows Unfilled { get; } = new(definition.Periods, definition.Stages);
}
