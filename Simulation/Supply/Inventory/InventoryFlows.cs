namespace ProcessChain;

/// <summary>The flows of an inventory system: places are stages 0 .. m−2, sales and demands those of stages 0 .. m−1.</summary>
internal sealed class InventoryFlows(InventoryDefinition definition)
    : OrGymFlows(definition.Periods, definition.Orders, definition.Orders, definition.Stages, definition.Stages)
{
    /// <summary>[action_log] Ordered by stages 0 .. m−2.</summary>
    public PeriodRows Requested { get; } = new(definition.Periods, definition.Orders);

    public override void CopyFrom(OrGymFlows other)
    {
        base.CopyFrom(other);
        Requested.CopyFrom(((InventoryFlows)other).Requested);
    }
}
