namespace ProcessChain;

/// <summary>One episode of the chain: its elements as processes on the kernel, in a simulation of its own.</summary>
internal sealed class LinearChain
{
    private readonly Control control;
    private readonly Process controlled;

    /// <param name="system">The system, in its state before day 0.</param>
    /// <param name="orders">The customer's, by day.</param>
    /// <param name="controller">Decides.</param>
    /// <param name="gate">Holds the controller's decisions; null: nothing does.</param>
    /// <param name="options">Who looks on, and what stops it.</param>
    public LinearChain(
        ProcessModel system,
        IEnumerable<CustomerOrder> orders,
        IController controller,
        DecisionGate? gate,
        EpisodeOptions options
    )
    {
        var definition = system.View.Definition;
        Simulation = new Simulation(DateTime.UnixEpoch, 0, TimeSpan.FromDays(1));
        Suppliers = AddSuppliers(definition, system.State, options.Events);
        var customer = new Customer(Simulation, system.State, Suppliers[^1], orders, system.Recorder);
        Simulation.Process(customer.Run(), DayPhase.CustomerOrder);
        control = new Control(system, this, controller, gate, options);
        controlled = Simulation.Process(control.Run(), DayPhase.Control);
    }

    public Simulation Simulation { get; }

    /// <summary>The resource and the stations: the supplier of buyer k is at k − 1.</summary>
    public Supplier[] Suppliers { get; }

    public bool IsOver => control.IsOver;

    /// <summary>Goes on to the end of the episode.</summary>
    public void Run() => Simulation.Run(controlled);

    private Supplier[] AddSuppliers(ChainDefinition chain, ChainState state, IEventWatcher? watcher)
    {
        var transportDays = chain.TransportDays.For(chain.Stations + 1);
        var suppliers = new Supplier[chain.Stations + 1];
        for (var k = 0; k <= chain.Stations; k++)
        {
            var transport = new Transport(Simulation, state, k + 1, transportDays[k], watcher);
            suppliers[k] =
                k == 0
                    ? new RawMaterial(Simulation, state, transport, watcher)
                    : new Station(Simulation, state, transport, watcher);
            Simulation.Process(transport.Run(), DayPhase.Arrivals);
            Simulation.Process(suppliers[k].Run(), DayPhase.Arrivals);
        }
        return suppliers;
    }
}
