namespace ProcessChain;

/// <summary>Collects what the key figures of an episode are made of.</summary>
internal sealed class EpisodeRecorder(ChainState state, int windowDays)
{
    private const string Bullwhip =
        "Variance of station 1's orders over the variance of the customer's, both summed up over the days of the definition's "
        + "bullwhipWindow. It depends on that window: over single days it mostly measures that stations order in lots. "
        + "Controllers that let the customer wait can have a low ratio.";

    private readonly WindowVariance[] orders = new WindowVariance[state.Stations + 2];
    private readonly List<int> ordersOfToday = [];
    private Sums sums;

    /// <summary>The figures of a chain of <paramref name="stations"/>, in the order in which they are copied.</summary>
    public static IReadOnlyList<Column> Columns(int stations) =>
        [
            new("days", "days", "days", ColumnRole.Detail, IsWhole: true),
            new("costPerDay", "cost/day", "money per day")
            {
                Note =
                    "Storage and late cost at the end of each day, averaged over the days of an episode. Where the chain is empty at "
                    + "the beginning, the first days are dearer than the rest; short episodes exaggerate this.",
            },
            new("storageCostPerDay", "storage", "money per day"),
            new("lateCostPerDay", "late", "money per day"),
            new("lateUnits", "late units", "units")
            {
                Note =
                    "Units that the customer waits for at the end of a day, averaged over the days. Late cost also counts what "
                    + "stations wait for, if the definition charges it.",
            },
            new("customerOrders", "customer orders", "", ColumnRole.Detail, IsWhole: true),
            new("customerUnits", "customer units", "units", ColumnRole.Detail, IsWhole: true),
            new("deliveredUnits", "delivered units", "units", ColumnRole.Detail, IsWhole: true),
            new("serviceLevel", "service")
            {
                Note =
                    "Share of the customer's orders shipped in full on the day of the order. An order that is a day late counts as "
                    + "one that is a year late.",
            },
            new("fillRate", "fill rate")
            {
                Note = "Share of the units ordered that were shipped on the day of the order.",
            },
            new("window", "window", "days", ColumnRole.Detail, IsWhole: true),
            new("customerVariance", "variance of the customer's orders", "units²", ColumnRole.Detail),
            .. OfStations(stations, k => new($"orderVariance{k}", $"variance {k}", "units²", ColumnRole.Detail)),
            .. OfStations(
                stations,
                k =>
                    k == 1
                        ? new("bullwhip1", "bullwhip") { Note = Bullwhip }
                        : new($"bullwhip{k}", $"bullwhip {k}", "", ColumnRole.Summary)
            ),
        ];

    public void Begin()
    {
        Array.Clear(orders);
        ordersOfToday.Clear();
        sums = default;
    }

    public void CopyFrom(EpisodeRecorder other)
    {
        other.orders.CopyTo(orders, 0);
        ordersOfToday.Clear();
        ordersOfToday.AddRange(other.ordersOfToday);
        sums = other.sums;
    }

    public void CustomerOrdered(int quantity) => ordersOfToday.Add(quantity);

    public void CloseDay(CostLedger ledger)
    {
        sums.Days++;
        sums.StorageCost += ledger.Storage;
        sums.LateCost += ledger.Late;
        sums.LateUnits += state.Late[state.Customer];
        if (ordersOfToday.Count > 0)
            JudgeOrdersOfToday();
        if (++sums.DaysInWindow == windowDays)
            CloseWindow();
    }

    /// <summary>
    /// Service level and fill rate are NaN without orders, variances below two windows. The bullwhip ratio of a station is the
    /// variance of its orders over that of the customer's (Chen, Drezner, Ryan &amp; Simchi-Levi 2000); above 1 it amplifies
    /// demand, and it is NaN where the customer's variance is 0 or unknown.
    /// </summary>
    public void CopyFigures(Span<double> figures)
    {
        var (storagePerDay, latePerDay) = (sums.StorageCost / sums.Days, sums.LateCost / sums.Days);
        var customerVariance = orders[state.Customer].Value;
        ReadOnlySpan<double> common =
        [
            sums.Days,
            storagePerDay + latePerDay,
            storagePerDay,
            latePerDay,
            (double)sums.LateUnits / sums.Days,
            sums.CustomerOrders,
            sums.CustomerUnits,
            state.Delivered,
            sums.CustomerOrders == 0 ? double.NaN : (double)sums.OrdersOnTime / sums.CustomerOrders,
            sums.CustomerUnits == 0 ? double.NaN : (double)sums.UnitsOnTime / sums.CustomerUnits,
            windowDays,
            customerVariance,
        ];
        common.CopyTo(figures);
        var variances = figures.Slice(common.Length, state.Stations);
        var bullwhips = figures.Slice(common.Length + state.Stations, state.Stations);
        for (var i = 0; i < state.Stations; i++)
        {
            variances[i] = orders[i + 1].Value;
            bullwhips[i] = customerVariance > 0 ? variances[i] / customerVariance : double.NaN;
        }
    }

    private static IEnumerable<Column> OfStations(int stations, Func<int, Column> column) =>
        Enumerable.Range(1, stations).Select(column);

    /// <summary>Shipping is oldest first, so what is late belongs to the newest orders.</summary>
    private void JudgeOrdersOfToday()
    {
        var ordered = ordersOfToday.Sum();
        var missing = Math.Min(ordered, state.Late[state.Customer]);
        sums.CustomerOrders += ordersOfToday.Count;
        sums.CustomerUnits += ordered;
        sums.UnitsOnTime += ordered - missing;
        for (var i = ordersOfToday.Count - 1; i >= 0; i--)
        {
            if (missing <= 0 || ordersOfToday[i] == 0)
                sums.OrdersOnTime++;
            missing -= ordersOfToday[i];
        }
        ordersOfToday.Clear();
    }

    private void CloseWindow()
    {
        sums.DaysInWindow = 0;
        for (var buyer = 1; buyer < orders.Length; buyer++)
            orders[buyer].CloseWindow(state.Ordered[buyer]);
    }

    private struct Sums
    {
        public int Days;
        public int DaysInWindow;
        public double StorageCost;
        public double LateCost;
        public long LateUnits;
        public int CustomerOrders;
        public int OrdersOnTime;
        public long CustomerUnits;
        public long UnitsOnTime;
    }
}
