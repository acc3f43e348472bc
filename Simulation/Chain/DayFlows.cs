namespace ProcessChain;

/// <summary>What happened on a day and where the chain stood at its end, after shipping.</summary>
internal sealed class DayFlows(ChainState state)
{
    private readonly double[] flows = new double[Columns(state.Stations).Count];
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
        deliveredBefore = 0;
    }

    /// <summary>Ends a day.</summary>
    /// <param name="ledger">Its costs.</param>
    /// <param name="isWatched">Whether its flows may be asked for.</param>
    public void CloseDay(CostLedger ledger, bool isWatched)
    {
        if (isWatched)
            Note(ledger);
        Array.Clear(state.Ordered);
        deliveredBefore = state.Delivered;
    }

    public void CopyTo(Span<double> destination) => flows.CopyTo(destination);

    private static IEnumerable<FlowColumn> Quantities(string group, string title, int stations) =>
        Enumerable
            .Range(1, stations)
            .Select(station => new FlowColumn(group, $"station {station}", $"{group}{station}", title, IsWhole: true));

    private void Note(CostLedger ledger)
    {
        flows[0] = ledger.Storage;
        flows[1] = ledger.Late;
        flows[2] = state.Ordered[state.Customer];
        flows[3] = state.Delivered - deliveredBefore;
        flows[4] = state.Late[state.Customer];
        var at = 5;
        foreach (var quantities in new[] { state.OnHand, state.InTransit, state.Late, state.Ordered })
        {
            for (var station = 1; station <= state.Stations; station++)
                flows[at++] = quantities[station];
        }
    }
}
