namespace ProcessChain;

/// <summary>
/// Sleeps until its buyer orders. Then it ships every day, after control, what has been ordered from it, oldest first, in
/// part if it must, out of the stock it has, until nothing is left to ship. What cannot be shipped on the day of its order
/// is late from then on.
/// </summary>
internal abstract class Supplier(Simulation simulation, ChainState state, Transport transport, IEventWatcher? watcher)
{
    private readonly int buyer = transport.Buyer;
    private Event? asleep;

    protected ChainState State => state;

    /// <summary>The buyer orders; the order is shipped today, as far as the stock allows.</summary>
    public void Order(int quantity)
    {
        state.Order(buyer, quantity);
        watcher?.Record(new TraceEvent(state.Day, buyer, TraceKind.Order, quantity));
        asleep?.Succeed(null, DayPhase.Shipping);
        asleep = null;
    }

    public IEnumerable<Event> Run()
    {
        while (true)
        {
            if (state.Open[buyer] + state.Late[buyer] == 0)
                yield return asleep = new Event(simulation);
            Ship();
            if (state.Late[buyer] > 0)
                yield return simulation.TimeoutD(1, DayPhase.Shipping);
        }
    }

    /// <summary>Takes up to <paramref name="wanted"/> units out of stock and says how many there were.</summary>
    protected abstract int Take(int wanted);

    private void Ship()
    {
        var shipped = Take(state.Open[buyer] + state.Late[buyer]);
        if (shipped > 0)
            transport.Load(shipped);
        var missed = state.Open[buyer] - Math.Max(0, shipped - state.Late[buyer]);
        if (missed > 0)
            watcher?.Record(new TraceEvent(state.Day, buyer, TraceKind.Late, missed));
        state.Late[buyer] += state.Open[buyer] - shipped;
        state.Open[buyer] = 0;
    }
}

/// <summary>The paper's resource: provides raw material without limit.</summary>
internal sealed class RawMaterial(Simulation simulation, ChainState state, Transport transport, IEventWatcher? watcher)
    : Supplier(simulation, state, transport, watcher)
{
    protected override int Take(int wanted) => wanted;
}

/// <summary>A station: supplies out of a stock of its own.</summary>
internal sealed class Station(Simulation simulation, ChainState state, Transport transport, IEventWatcher? watcher)
    : Supplier(simulation, state, transport, watcher)
{
    private readonly int number = transport.Buyer - 1;

    protected override int Take(int wanted)
    {
        var shipped = Math.Min(wanted, State.OnHand[number]);
        State.OnHand[number] -= shipped;
        return shipped;
    }
}
