namespace ProcessChain;

/// <summary>What controllers see of an inventory system: also all that has been. OR-Gym's letters stand in brackets.</summary>
public sealed class InventoryView : OrGymView
{
    private readonly InventoryDefinition definition;
    private readonly InventoryFlows flows;
    private readonly int places;
    private readonly int longest;

    internal InventoryView(InventorySystem system, InventoryDefinition definition, InventoryFlows flows)
        : base(system, definition.Orders * (1 + definition.LeadTime.Max()))
    {
        this.definition = definition;
        this.flows = flows;
        places = definition.Orders;
        longest = definition.LeadTime.Max();
    }

    /// <inheritdoc/>
    public override InventoryDefinition Definition => definition;

    /// <summary>[I] Units on hand at stages 0 .. m−2 at the start of a period that has been reached.</summary>
    public ReadOnlySpan<double> OnHand(int period) => flows.OnHand[period];

    /// <summary>[T] Units under way to stages 0 .. m−2 at the start of a period that has been reached.</summary>
    public ReadOnlySpan<double> InTransit(int period) => flows.InTransit[period];

    /// <summary>[action_log] What stages 0 .. m−2 ordered in a period that was played, without what was backlogged and not capped.</summary>
    public ReadOnlySpan<double> Requested(int period) => flows.Requested[period];

    /// <summary>[R] What was shipped to stages 0 .. m−2 in a period that was played.</summary>
    public ReadOnlySpan<double> Shipped(int period) => flows.Shipped[period];

    /// <summary>[S] What stages 0 .. m−1 shipped in a period that was played; stage 0 to the customer.</summary>
    public ReadOnlySpan<double> Sold(int period) => flows.Sold[period];

    /// <summary>[U; B with backlog, else LS] What was demanded of stages 0 .. m−1 and not shipped in a period that was played.</summary>
    public ReadOnlySpan<double> Unfilled(int period) => flows.Unfilled[period];

    /// <summary>[B] What a stage owes at the start of the present period; 0 without backlog.</summary>
    /// <param name="stage">From 0, the customer's supplier.</param>
    public double Owed(int stage) => definition.Backlog && Period > 0 ? Unfilled(Period - 1)[stage] : 0;

    /// <inheritdoc/>
    public override double Stock(int stock) => OnHand(Period)[stock];

    /// <inheritdoc/>
    public override void CopyStock(Span<double> units) => OnHand(Period).CopyTo(units);

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

    private protected override void ObserveState(Span<float> numbers)
    {
        var next = 0;
        foreach (var units in OnHand(Period))
            numbers[next++] = (float)units;
        for (var place = 0; place < places; place++)
        {
            for (var age = definition.LeadTime[place]; age >= 1; age--)
                numbers[next++] = age <= Period ? (float)Shipped(Period - age)[place] : 0;
        }
        for (var stage = 0; definition.Backlog && stage < places; stage++)
            numbers[next++] = (float)Owed(stage);
    }
}
