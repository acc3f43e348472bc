using ProcessChain.Demand;
using ProcessChain.KeyFigures;

namespace ProcessChain.Chain;

/// <summary>Places its orders at the last station, on the days they fall on.</summary>
internal sealed class Customer(
    Simulation simulation,
    ChainState state,
    IEnumerable<CustomerOrder> orders,
    EpisodeRecorder recorder,
    IChainTrace? trace
)
{
    public IEnumerable<Event> Run()
    {
        var today = 0;
        foreach (var order in orders)
        {
            if (order.Day > today)
                yield return simulation.TimeoutD(order.Day - today, DayPhase.CustomerOrder);
            today = order.Day;
            Place(order);
        }
    }

    private void Place(CustomerOrder order)
    {
        state.Open[state.Customer] += order.Quantity;
        state.LastCustomerOrderDay = order.Day;
        recorder.CustomerOrdered(order.Quantity);
        trace?.Record(new TraceEvent(order.Day, state.Customer, TraceKind.Order, order.Quantity));
    }
}
