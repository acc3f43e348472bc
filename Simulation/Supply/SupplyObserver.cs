namespace ProcessChain;

/// <summary>What is seen of a supply system, in single precision. Not safe for use by several threads.</summary>
/// <param name="observation">How much.</param>
/// <param name="system">One of the systems that are observed.</param>
public sealed class SupplyObserver(SupplyObservation observation, SupplySystem system)
{
    private readonly double[] state = new double[observation == SupplyObservation.OrGym ? system.StateLength : 0];

    /// <summary>Numbers in an observation.</summary>
    public int Length { get; } = observation == SupplyObservation.OrGym ? system.StateLength : system.FullStateLength;

    /// <summary>Writes what is seen now; does not allocate.</summary>
    /// <param name="observed">The system as it stands.</param>
    /// <param name="numbers">Receives <see cref="Length"/> of them.</param>
    public void Observe(SupplySystem observed, Span<float> numbers)
    {
        ArgumentNullException.ThrowIfNull(observed);
        if (observation == SupplyObservation.Full)
        {
            observed.CopyFullState(numbers);
            return;
        }
        observed.CopyState(state);
        for (var i = 0; i < state.Length; i++)
            numbers[i] = (float)state[i];
    }
}
