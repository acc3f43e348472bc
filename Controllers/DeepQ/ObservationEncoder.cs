namespace ProcessChain;

/// <summary>Turns what the controller may know into the network's inputs and the set of allowed actions.</summary>
internal sealed class ObservationEncoder
{
    private readonly IObservationSettings settings;
    private readonly int stateSize;
    private readonly int iterations;

    public ObservationEncoder(IObservationSettings settings, ChainDefinition chain, InputScale scale)
    {
        this.settings = settings;
        Scale = scale;
        stateSize = (4 * chain.Stations) + 2;
        iterations = chain.Iterations;
        Inputs = stateSize + (settings.CustomerOrderAge ? 1 : 0) + (settings.IterationOfDay ? iterations : 0);
        Actions = chain.Actions;
    }

    public InputScale Scale { get; }

    /// <summary>Numbers the network gets.</summary>
    public int Inputs { get; }

    public int Actions { get; }

    /// <param name="observation">The chain.</param>
    /// <param name="inputs">Overwritten; <see cref="Inputs"/> long.</param>
    public void Encode(ChainObservation observation, Span<float> inputs)
    {
        observation.CopyTo(inputs);
        if (settings.ScaledInputs)
        {
            foreach (ref var number in inputs[..stateSize])
                number /= Scale.Quantity;
        }
        var at = stateSize;
        if (settings.CustomerOrderAge)
            inputs[at++] = Math.Min(1, observation.DaysSinceCustomerOrder / Scale.Interval);
        if (settings.IterationOfDay)
        {
            var oneHot = inputs.Slice(at, iterations);
            oneHot.Clear();
            oneHot[observation.Iteration] = 1;
        }
    }

    /// <param name="observation">The chain.</param>
    /// <param name="allowed">Overwritten; for every action whether it is considered. Action 0 always is.</param>
    public void Mask(ChainObservation observation, Span<bool> allowed)
    {
        for (var action = 0; action < allowed.Length; action++)
        {
            allowed[action] =
                observation.IsFeasible(action)
                && (action == 0 || settings.Mask == ActionMask.None || observation.SupplierHasLot(action));
        }
    }
}

/// <summary>What a learning controller sees, and which actions it considers; <see cref="DeepQDefinition"/> tells what each setting is.</summary>
internal interface IObservationSettings
{
    bool ScaledInputs { get; }

    bool CustomerOrderAge { get; }

    bool IterationOfDay { get; }

    ActionMask Mask { get; }
}
