namespace ProcessChain;

/// <summary>Receives every event of an episode, in the order in which they happen.</summary>
public interface IChainTrace
{
    /// <summary>Called as the event happens.</summary>
    void Record(TraceEvent traced);
}

/// <summary>One thing that happened in the chain.</summary>
/// <param name="Day">Simulated time, days from 0.</param>
/// <param name="Element">Where: 0 the resource, 1..n the stations, n+1 the customer.</param>
/// <param name="Kind">What.</param>
/// <param name="Quantity">Units.</param>
public readonly record struct TraceEvent(int Day, int Element, TraceKind Kind, int Quantity);

/// <summary>What can happen in the chain.</summary>
public enum TraceKind
{
    /// <summary>A shipment reached the element.</summary>
    Arrival,

    /// <summary>The element, a station or the customer, ordered from its supplier.</summary>
    Order,

    /// <summary>The element sent units to its buyer.</summary>
    Shipment,

    /// <summary>Units that the element ordered today could not be shipped and are late from now on.</summary>
    Late,
}
