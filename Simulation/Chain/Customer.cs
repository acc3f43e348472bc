namespace ProcessChain;

/// <summary>Places its orders at the last station, on the days they fall on.</summary>
internal sealed class Customer(
    Simulation simulation,
    ChainState state,
    Supplier supplier,
    IEnumerable<CustomerOrder> orders,
    EpisodeRecorder recorder
)
{
    public IEnumerable<Event> Run()
    {
        var today = 0;
        foreach (var order in orders)
        {
            if (order.Day > today)
                yield return simulation.TimeoutD(order.Day - today, DayPhase.CustomerOrder);
            state.Day = state.LastCustomerOrderDay = today = order.Day;
            recorder.CustomerOrdered(order.Quantity);
            supplier.Order(order.Quantity);
        }
    }
}
