namespace ProcessChain;

/// <summary>Collects what the key figures of an episode are made of.</summary>
internal sealed class EpisodeRecorder(ChainState state, int windowDays)
{
    private readonly WindowVariance[] orders = new WindowVariance[state.Stations + 2];
    private readonly List<int> ordersOfToday = [];
    private int days;
    private int daysInWindow;
    private double storageCost;
    private double lateCost;
    private long lateUnits;
    private int customerOrders;
    private int ordersOnTime;
    private long customerUnits;
    private long unitsOnTime;

    public void StationOrdered(int station, int quantity) => orders[station].Add(quantity);

    public void CustomerOrdered(int quantity)
    {
        orders[state.Customer].Add(quantity);
        ordersOfToday.Add(quantity);
    }

    public void CloseDay(CostLedger ledger)
    {
        days++;
        storageCost += ledger.Storage;
        lateCost += ledger.Late;
        lateUnits += state.Late[state.Customer];
        if (ordersOfToday.Count > 0)
            JudgeOrdersOfToday();
        if (++daysInWindow == windowDays)
            CloseWindow();
    }

    public EpisodeFigures Figures(long delivered) =>
        new()
        {
            Days = days,
            StorageCostPerDay = storageCost / days,
            LateCostPerDay = lateCost / days,
            LateUnits = (double)lateUnits / days,
            CustomerOrders = customerOrders,
            CustomerUnits = customerUnits,
            DeliveredUnits = delivered,
            ServiceLevel = customerOrders == 0 ? double.NaN : (double)ordersOnTime / customerOrders,
            FillRate = customerUnits == 0 ? double.NaN : (double)unitsOnTime / customerUnits,
            Window = windowDays,
            CustomerVariance = orders[state.Customer].Value,
            OrderVariance = new Several<double>(
                Enumerable.Range(1, state.Stations).Select(station => orders[station].Value)
            ),
        };

    /// <summary>Shipping is oldest first, so what is late belongs to the newest orders.</summary>
    private void JudgeOrdersOfToday()
    {
        var ordered = ordersOfToday.Sum();
        var missing = Math.Min(ordered, state.Late[state.Customer]);
        customerOrders += ordersOfToday.Count;
        customerUnits += ordered;
        unitsOnTime += ordered - missing;
        for (var i = ordersOfToday.Count - 1; i >= 0; i--)
        {
            if (missing <= 0 || ordersOfToday[i] == 0)
                ordersOnTime++;
            missing -= ordersOfToday[i];
        }
        ordersOfToday.Clear();
    }

    private void CloseWindow()
    {
        daysInWindow = 0;
        for (var buyer = 1; buyer < orders.Length; buyer++)
            orders[buyer].CloseWindow();
    }
}
