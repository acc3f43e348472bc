namespace ProcessChain;

/// <summary>What controllers see of a system with two suppliers: the net inventory, and what the regular one is to deliver.</summary>
public sealed class DualSourcingView : SupplyView
{
    private readonly DualSourcingDefinition definition;

    internal DualSourcingView(DualSourcingSystem system, DualSourcingDefinition definition)
        : base(system)
    {
        this.definition = definition;
        Ahead = new StockAhead(definition.RegularLeadTime);
    }

    /// <inheritdoc/>
    public override DualSourcingDefinition Definition => definition;

    /// <summary>I: units on hand, this period's receipt included; below 0: units owed.</summary>
    public double NetInventory => Ahead.OnHand;

    /// <summary>q: units of regular orders that are not received yet, the one of the next period first.</summary>
    public ReadOnlySpan<double> Outstanding => Ahead.Outstanding;

    internal StockAhead Ahead { get; }

    /// <inheritdoc/>
    public override double Stock(int stock) => Math.Max(0, NetInventory);

    /// <summary>The inventory position: net inventory and outstanding, the same whichever supplier is asked.</summary>
    /// <param name="place">0 or 1.</param>
    public override double EchelonPosition(int place) => Ahead.Position;

    /// <summary>One purchaser orders from both suppliers.</summary>
    /// <param name="place">0 or 1.</param>
    public override int Purchaser(int place) => 0;

    /// <inheritdoc/>
    public override void Observe(int part, Span<float> numbers) => Ahead.CopyTo(numbers);
}
