using ProcessChain.Decisions;
using ProcessChain.KeyFigures;
using ProcessChain.Randomness;

namespace ProcessChain.Chain;

/// <summary>One episode of the chain: its elements as processes on the kernel, in a simulation of its own.</summary>
internal sealed class LinearChain
{
    private readonly EpisodeRecorder recorder;
    private readonly Transport delivery;

    public LinearChain(
        EpisodeSetup setup,
        EpisodeSeed seed,
        IController controller,
        DecisionGate? gate,
        Watchers watchers
    )
    {
        var chain = setup.Chain;
        var state = new ChainState(chain.Stations);
        chain.InitialStock.For(chain.Stations).CopyTo(state.OnHand, 1);
        recorder = new EpisodeRecorder(state, setup.Window);
        Simulation = new Simulation(DateTime.UnixEpoch, 0, TimeSpan.FromDays(1));

        var transports = AddSuppliers(chain, state, watchers.Trace);
        delivery = transports[^1];
        var orders = setup.Demand.Orders(seed.Stream("customer"));
        var customer = new Customer(Simulation, state, orders, recorder, watchers.Trace);
        Simulation.Process(customer.Run(), DayPhase.CustomerOrder);
        var control = new Control(
            Simulation,
            chain,
            state,
            controller,
            gate,
            recorder,
            watchers.Days,
            watchers.Trace,
            setup.Days
        );
        Observation = control.Observation;
        Controlled = Simulation.Process(control.Run(), DayPhase.Control);
    }

    public Simulation Simulation { get; }

    /// <summary>The control process: it ends with the episode.</summary>
    public Process Controlled { get; }

    public ChainObservation Observation { get; }

    /// <summary>Units that have reached the customer.</summary>
    public int Delivered => delivery.Consumed;

    public EpisodeFigures Figures() => recorder.Figures(Delivered);

    private Transport[] AddSuppliers(ChainDefinition chain, ChainState state, IChainTrace? trace)
    {
        var transportDays = chain.TransportDays.For(chain.Stations + 1);
        var transports = new Transport[chain.Stations + 1];
        for (var k = 0; k <= chain.Stations; k++)
        {
            var transport = new Transport(Simulation, state, k + 1, transportDays[k], trace);
            Supplier supplier =
                k == 0
                    ? new RawMaterial(Simulation, state, transport, trace)
                    : new Station(Simulation, state, transport, trace);
            Simulation.Process(transport.Run(), DayPhase.Arrivals);
            Simulation.Process(supplier.Run(), DayPhase.Shipping);
            transports[k] = transport;
        }
        return transports;
    }
}
