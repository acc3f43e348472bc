namespace ProcessChain;

/// <summary>The link into one buyer: carries shipments, each for the same number of days.</summary>
internal sealed class Transport(Simulation simulation, ChainState state, int buyer, int days, IEventWatcher? watcher)
{
    private readonly Queue<(int Due, int Quantity)> underway = new();
    private Event? loaded;

    public int Buyer => buyer;

    public void Load(int quantity)
    {
        underway.Enqueue((state.Day + days, quantity));
        state.InTransit[buyer] += quantity;
        watcher?.Record(new TraceEvent(state.Day, buyer - 1, TraceKind.Shipment, quantity));
        loaded?.Succeed(null, DayPhase.Arrivals);
        loaded = null;
    }

    public IEnumerable<Event> Run()
    {
        while (true)
        {
            if (underway.Count == 0)
                yield return loaded = new Event(simulation);
            yield return simulation.TimeoutD(underway.Peek().Due - state.Day, DayPhase.Arrivals);
            Arrive(underway.Dequeue());
        }
    }

    private void Arrive((int Due, int Quantity) shipment)
    {
        state.Day = shipment.Due;
        state.InTransit[buyer] -= shipment.Quantity;
        state.OnHand[buyer] += shipment.Quantity;
        watcher?.Record(new TraceEvent(shipment.Due, buyer, TraceKind.Arrival, shipment.Quantity));
    }
}
