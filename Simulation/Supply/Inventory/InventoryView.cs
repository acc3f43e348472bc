namespace ProcessChain;

/// <summary>What controllers see of an inventory system. What a stage owes, it owes to the stage before it.</summary>
public sealed class InventoryView : OrGymView
{
    private readonly InventoryDefinition definition;
    private readonly InventoryFlows flows;
    private readonly int places;
    private readonly int longest;

    internal InventoryView(InventorySystem system, InventoryDefinition definition, InventoryFlows flows)
        : base(
            system,
            flows,
            definition.LeadTime,
            creditors: definition.Orders,
            orGymLength: definition.Orders * (1 + definition.LeadTime.Max())
        )
    {
        this.definition = definition;
        this.flows = flows;
        places = definition.Orders;
        longest = definition.LeadTime.Max();
    }

    /// <inheritdoc/>
    public override InventoryDefinition Definition => definition;

    /// <summary>[action_log] What stages 0 .. m−2 ordered in a period that was played, without what was backlogged and not capped.</summary>
    public ReadOnlySpan<double> Requested(int period) => flows.Requested[period];

    /// <summary>The most units that the supplier of a place can ship in this period: its capacity, and the stock it has.</summary>
    public override double MostServed(int place)
    {
        var capacity = (double)definition.SupplyCapacity[place];
        return place + 1 < places ? Math.Min(capacity, OnHand(Period)[place + 1]) : capacity;
    }

    /// <summary>
    /// The echelon inventory position of stage <paramref name="place"/>: on hand and under way at stages 0 to this one, less
    /// what each of them owes.
    /// </summary>
    public override double EchelonPosition(int place)
    {
        var position = 0.0;
        for (var stage = 0; stage <= place; stage++)
            position += OnHand(Period)[stage] + InTransit(Period)[stage] - Owed(stage);
        return position;
    }

    /// <summary>On hand at stages 0 .. m−2, then for each period of the longest lead time what these requested, the oldest first.</summary>
    /// <remarks>
    /// Faults of OR-Gym's state: it shows requests, not shipments; never the backlog, the demand or the period; and every
    /// stage's window has the length of the longest lead time.
    /// </remarks>
    public override void CopyOrGymState(Span<double> state)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(state.Length, OrGymLength);
        OnHand(Period).CopyTo(state);
        var window = state[places..];
        window.Clear();
        var known = Math.Min(longest, Period);
        flows.Requested.Range(Period - known, known).CopyTo(window[((longest - known) * places)..]);
    }
}
