namespace ProcessChain;

/// <summary>What controllers see of a lost-sales system: what is on hand, and what is outstanding.</summary>
public sealed class LostSalesView : SupplyView
{
    private readonly LostSalesDefinition definition;

    internal LostSalesView(LostSalesSystem system, LostSalesDefinition definition)
        : base(system)
    {
        this.definition = definition;
        Ahead = new StockAhead(definition.LeadTime);
    }

    /// <inheritdoc/>
    public override LostSalesDefinition Definition => definition;

    /// <summary>x: units on hand, this period's receipt included.</summary>
    public double OnHand => Ahead.OnHand;

    /// <summary>y: units ordered that are not received yet, the one of the next period first.</summary>
    public ReadOnlySpan<double> Outstanding => Ahead.Outstanding;

    internal StockAhead Ahead { get; }

    /// <inheritdoc/>
    public override double Stock(int stock) => OnHand;

    /// <summary>The inventory position: on hand and outstanding.</summary>
    /// <param name="place">0.</param>
    public override double EchelonPosition(int place) => Ahead.Position;

    /// <inheritdoc/>
    public override void Observe(int part, Span<float> numbers) => Ahead.CopyTo(numbers);
}
