using ProcessChain.KeyFigures;

namespace ProcessChain.Chain;

/// <summary>
/// Every day, after control, ships what its buyer has ordered, oldest first, in part if it must, out of the stock it has.
/// What cannot be shipped is late from then on.
/// </summary>
internal abstract class Supplier(Simulation simulation, ChainState state, Transport transport, IChainTrace? trace)
{
    private readonly int buyer = transport.Buyer;

    protected ChainState State => state;

    public IEnumerable<Event> Run()
    {
        while (true)
        {
            var wanted = state.Open[buyer] + state.Late[buyer];
            if (wanted > 0)
                Ship(Take(wanted));
            yield return simulation.TimeoutD(1, DayPhase.Shipping);
        }
    }

    /// <summary>Takes up to <paramref name="wanted"/> units out of stock and says how many there were.</summary>
    protected abstract int Take(int wanted);

    private void Ship(int quantity)
    {
        if (quantity > 0)
            transport.Load(quantity);
        var missed = state.Open[buyer] - Math.Max(0, quantity - state.Late[buyer]);
        if (missed > 0)
            trace?.Record(new TraceEvent(state.Day, buyer, TraceKind.Late, missed));
        state.Late[buyer] += state.Open[buyer] - quantity;
        state.Open[buyer] = 0;
    }
}

/// <summary>The paper's resource: provides raw material without limit.</summary>
internal sealed class RawMaterial(Simulation simulation, ChainState state, Transport transport, IChainTrace? trace)
    : Supplier(simulation, state, transport, trace)
{
    protected override int Take(int wanted) => wanted;
}

/// <summary>A station: supplies out of a stock of its own.</summary>
internal sealed class Station(Simulation simulation, ChainState state, Transport transport, IChainTrace? trace)
    : Supplier(simulation, state, transport, trace)
{
    private readonly int number = transport.Buyer - 1;

    protected override int Take(int wanted)
    {
        var shipped = Math.Min(wanted, State.OnHand[number]);
        State.OnHand[number] -= shipped;
        return shipped;
    }
}
