namespace ProcessChain;

/// <summary>One thing that happened in a system.</summary>
/// <param name="Day">Simulated time, periods from 0.</param>
/// <param name="Element">Where: a number among the <see cref="SystemDefinition.Elements"/>.</param>
/// <param name="Kind">What.</param>
/// <param name="Quantity">Units.</param>
internal readonly record struct TraceEvent(int Day, int Element, TraceKind Kind, int Quantity);

/// <summary>What can happen in a system.</summary>
internal enum TraceKind
{
    /// <summary>A shipment reached the element.</summary>
    Arrival,

    /// <summary>The element ordered from its supplier.</summary>
    Order,

    /// <summary>The element sent units to its buyer.</summary>
    Shipment,

    /// <summary>Units that the element ordered in this period could not be shipped and are late from now on.</summary>
    Late,
}
