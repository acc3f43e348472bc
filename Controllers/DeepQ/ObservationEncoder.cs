using ProcessChain.Chain;
using ProcessChain.Decisions;

namespace ProcessChain.Controllers.DeepQ;

/// <summary>Turns what the controller may know into the network's inputs and the set of allowed actions.</summary>
internal sealed class ObservationEncoder
{
    private readonly DeepQDefinition definition;
    private readonly int stateSize;
    private readonly int iterations;

    public ObservationEncoder(DeepQDefinition definition, ChainDefinition chain, InputScale scale)
    {
        this.definition = definition;
        Scale = scale;
        stateSize = (4 * chain.Stations) + 2;
        iterations = chain.Iterations;
        Inputs = stateSize + (definition.CustomerOrderAge ? 1 : 0) + (definition.IterationOfDay ? iterations : 0);
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
        if (definition.ScaledInputs)
        {
            foreach (ref var number in inputs[..stateSize])
                number /= Scale.Quantity;
        }
        var at = stateSize;
        if (definition.CustomerOrderAge)
            inputs[at++] = Math.Min(1, observation.DaysSinceCustomerOrder / Scale.Interval);
        if (definition.IterationOfDay)
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
                && (action == 0 || definition.Mask == ActionMask.None || observation.SupplierHasLot(action));
        }
    }
}
