namespace ProcessChain;

/// <summary>One stage of a serial system: what it has, what it owes, and what is on its way to it.</summary>
/// <param name="orderPeriods">The longest that its orders can be on their way to its supplier.</param>
/// <param name="shipmentPeriods">The longest that units can be on their way to it.</param>
internal sealed class SerialStage(int orderPeriods, int shipmentPeriods)
{
    /// <summary>On hand less owed, units.</summary>
    public double InventoryLevel { get; private set; }

    /// <summary>Units on hand.</summary>
    public double OnHand => Math.Max(0, InventoryLevel);

    /// <summary>Units owed to the stage that it supplies, or to the customer.</summary>
    public double Backlog => Math.Max(0, -InventoryLevel);

    /// <summary>Its orders on their way to its supplier.</summary>
    public Pipeline Orders { get; } = new(orderPeriods);

    /// <summary>Units on their way to it.</summary>
    public Pipeline Shipments { get; } = new(shipmentPeriods);

    /// <summary>What is ordered from it in a period, units.</summary>
    public double Inbound { get; set; }

    /// <summary>What it received in the last period, units.</summary>
    public double Received { get; private set; }

    /// <summary>What it shipped in the last period, units.</summary>
    public double Shipped { get; private set; }

    /// <summary>Puts it into its initial state.</summary>
    /// <param name="stock">Units on hand.</param>
    /// <param name="due">Units that it receives in period 0, 1, ….</param>
    /// <param name="ordered">Units of each of its orders that are on their way to its supplier.</param>
    public void Begin(double stock, IReadOnlyList<int> due, double ordered)
    {
        (InventoryLevel, Inbound, Received, Shipped) = (stock, 0, 0, 0);
        Orders.Clear();
        Shipments.Clear();
        for (var wait = 0; wait < due.Count; wait++)
            Shipments.Add(wait, due[wait]);
        for (var wait = 0; wait < Orders.Longest; wait++)
            Orders.Add(wait, ordered);
    }

    /// <summary>Takes over the state of another stage with the same lead times.</summary>
    public void CopyFrom(SerialStage other)
    {
        (InventoryLevel, Inbound, Received, Shipped) = (
            other.InventoryLevel,
            other.Inbound,
            other.Received,
            other.Shipped
        );
        Orders.CopyFrom(other.Orders);
        Shipments.CopyFrom(other.Shipments);
    }

    /// <summary>Receives what is due, and ships what is owed and ordered as far as it is on hand.</summary>
    public void ReceiveAndShip()
    {
        Received = Shipments.Advance();
        Shipped = Math.Min(OnHand + Received, Backlog + Inbound);
        InventoryLevel += Received - Inbound;
    }
}
