namespace ProcessChain;

/// <summary>What happened on a day and where the chain stood at its end, after shipping.</summary>
internal sealed class DayFlows(ChainState state)
{
    private readonly double[] flows = new double[Columns(state.Stations).Count];
    private readonly int[] orderedBefore = new int[state.Stations + 2];
    private int deliveredBefore;

    /// <summary>The flows of a chain of <paramref name="stations"/>, in the order in which they are copied.</summary>
    public static IReadOnlyList<FlowColumn> Columns(int stations) =>
        [
            new("cost", "storage", "storageCost", "cost of the day"),
            new("cost", "late", "lateCost", "cost of the day"),
            new("demand", "ordered", "customerOrdered", "units of the customer", IsWhole: true),
            new("demand", "delivered", "customerDelivered", "units of the customer", IsWhole: true),
            new("demand", "late", "customerLate", "units of the customer", IsWhole: true),
            .. Quantities("stock", "units on hand", stations),
            .. Quantities("inTransit", "units on the way to it", stations),
            .. Quantities("late", "units it waits for", stations),
            .. Quantities("ordered", "units ordered", stations),
        ];

    public void Begin()
    {
        Array.Clear(flows);
        Array.Clear(orderedBefore);
        deliveredBefore = 0;
    }

    public void CopyFrom(DayFlows other)
    {
        other.flows.CopyTo(flows, 0);
        other.orderedBefore.CopyTo(orderedBefore, 0);
        deliveredBefore = other.deliveredBefore;
    }

    /// <summary>Notes a day that ends, and where the next begins.</summary>
    public void CloseDay(CostLedger ledger)
    {
        flows[0] = ledger.Storage;
        flows[1] = ledger.Late;
        flows[2] = OrderedToday(state.Customer);
        flows[3] = state.Delivered - deliveredBefore;
        flows[4] = state.Late[state.Customer];
        var stations = flows.AsSpan(5);
        for (var k = 1; k <= state.Stations; k++)
        {
            stations[k - 1] = state.OnHand[k];
            stations[state.Stations + k - 1] = state.InTransit[k];
            stations[(2 * state.Stations) + k - 1] = state.Late[k];
            stations[(3 * state.Stations) + k - 1] = OrderedToday(k);
        }
        state.Ordered.CopyTo(orderedBefore);
        deliveredBefore = state.Delivered;
    }

    public void CopyTo(Span<double> destination) => flows.CopyTo(destination);

    private static IEnumerable<FlowColumn> Quantities(string group, string title, int stations) =>
        Enumerable
            .Range(1, stations)
            .Select(station => new FlowColumn(group, $"station {station}", $"{group}{station}", title, IsWhole: true));

    private int OrderedToday(int buyer) => state.Ordered[buyer] - orderedBefore[buyer];
}
