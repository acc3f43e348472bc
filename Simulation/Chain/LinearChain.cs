namespace ProcessChain;

/// <summary>One episode of the chain: its elements as processes on the kernel, in a simulation of its own.</summary>
internal sealed class LinearChain
{
    private readonly EpisodeRecorder recorder;
    private readonly ChainState state;

    public LinearChain(
        EpisodeSetup setup,
        EpisodeSeed seed,
        IController controller,
        DecisionGate? gate,
        Watchers watchers
    )
    {
        var chain = setup.Chain;
        state = new ChainState(chain.Stations);
        state.Fill(chain.InitialStock.For(chain.Stations));
        recorder = new EpisodeRecorder(state, setup.Window);
        Simulation = new Simulation(DateTime.UnixEpoch, 0, TimeSpan.FromDays(1));

        var suppliers = AddSuppliers(chain, watchers.Trace);
        var orders = setup.Demand.Orders(seed.Stream("customer"));
        var customer = new Customer(Simulation, state, suppliers[^1], orders, recorder);
        Simulation.Process(customer.Run(), DayPhase.CustomerOrder);
        var control = new Control(
            Simulation,
            chain,
            state,
            controller,
            gate,
            suppliers,
            recorder,
            watchers.Days,
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
    public int Delivered => state.OnHand[state.Customer];

    public EpisodeFigures Figures() => recorder.Figures(Delivered);

    private Supplier[] AddSuppliers(ChainDefinition chain, IChainTrace? trace)
    {
        var transportDays = chain.TransportDays.For(chain.Stations + 1);
        var suppliers = new Supplier[chain.Stations + 1];
        for (var k = 0; k <= chain.Stations; k++)
        {
            var transport = new Transport(Simulation, state, k + 1, transportDays[k], trace);
            suppliers[k] =
                k == 0
                    ? new RawMaterial(Simulation, state, transport, trace)
                    : new Station(Simulation, state, transport, trace);
            Simulation.Process(transport.Run(), DayPhase.Arrivals);
            Simulation.Process(suppliers[k].Run(), DayPhase.Arrivals);
        }
        return suppliers;
    }
}
