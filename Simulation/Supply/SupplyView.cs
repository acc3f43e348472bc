namespace ProcessChain;

/// <summary>What controllers see of a supply system: what is on hand, under way and owed now, and nothing of the demand to come.</summary>
/// <param name="system">The system observed.</param>
public abstract class SupplyView(SupplySystem system) : SystemView
{
    /// <inheritdoc/>
    public override SupplyDefinition Definition => (SupplyDefinition)system.Definition;

    /// <summary>n: the period that is about to be decided, from 0; the number of periods when the episode is over.</summary>
    public sealed override int Period => system.Period;

    /// <summary>Units on hand now.</summary>
    /// <param name="stock">From 0, in the order of <see cref="SupplyDefinition.StockNames"/>.</param>
    public abstract double Stock(int stock);

    /// <summary>Writes the units on hand now; does not allocate.</summary>
    /// <param name="units">Receives a number for each stock, in their order.</param>
    public virtual void CopyStock(Span<double> units)
    {
        for (var stock = 0; stock < units.Length; stock++)
            units[stock] = Stock(stock);
    }

    /// <summary>
    /// The echelon inventory position of the purchaser in a place: all units that it and those it supplies have on hand
    /// and under way to them, less what they owe.
    /// </summary>
    /// <param name="place">From 0.</param>
    public abstract double EchelonPosition(int place);

    /// <summary>The echelon inventory position of the purchaser in a place: <see cref="EchelonPosition"/>.</summary>
    /// <param name="place">From 0.</param>
    public sealed override double Position(int place) => EchelonPosition(place);

    /// <summary>
    /// Who orders in a place: places of the same number have the same purchaser, who can choose between their suppliers. Unless
    /// overridden, each place has its own.
    /// </summary>
    /// <param name="place">From 0.</param>
    public virtual int Purchaser(int place) => place;

    /// <summary>
    /// What is ordered in this period from the purchaser of a place before it orders itself, units: not yet taken from its
    /// positions. 0 unless a system lets purchasers see it.
    /// </summary>
    /// <param name="place">From 0.</param>
    /// <param name="decided">What is ordered in this period in the places before.</param>
    public virtual double InboundOrder(int place, ReadOnlySpan<double> decided) => 0;

    /// <summary>What whoever orders in a place has before its eyes. Only of an <see cref="ISeatedSystem"/>.</summary>
    /// <param name="place">From 0.</param>
    /// <param name="decided">What is ordered in this period in the places before.</param>
    internal virtual SeatState Seat(int place, ReadOnlySpan<double> decided) =>
        throw new NotSupportedException("The system has no seats.");
}

/// <summary>What is seen from one seat before it orders, units.</summary>
/// <param name="InventoryLevel">On hand less owed, before the period's receipt.</param>
/// <param name="Received">What arrives in this period.</param>
/// <param name="Inbound">What is ordered from it in this period.</param>
/// <param name="OnOrder">What it has ordered and not received, this period's receipt included.</param>
internal readonly record struct SeatState(double InventoryLevel, double Received, double Inbound, double OnOrder);
