namespace ProcessChain;

/// <summary>What controllers see of a lost-sales system: what is on hand, and what is outstanding.</summary>
public sealed class LostSalesView : SupplyView
{
    private readonly LostSalesDefinition definition;

    /// <summary>On hand, then what is received in the next period, in the one after it, and so on.</summary>
    private readonly double[] state;

    internal LostSalesView(LostSalesSystem system, LostSalesDefinition definition)
        : base(system)
    {
        this.definition = definition;
        state = new double[definition.LeadTime];
    }

    /// <inheritdoc/>
    public override LostSalesDefinition Definition => definition;

    /// <summary>x: units on hand, this period's receipt included.</summary>
    public double OnHand => state[0];

    /// <summary>y: units ordered that are not received yet, the one of the next period first.</summary>
    public ReadOnlySpan<double> Outstanding => state.AsSpan(1);

    /// <inheritdoc/>
    public override double Stock(int stock) => OnHand;

    /// <summary>The inventory position: on hand and outstanding.</summary>
    /// <param name="place">0.</param>
    public override double EchelonPosition(int place)
    {
        var position = 0.0;
        foreach (var units in state)
            position += units;
        return position;
    }

    /// <inheritdoc/>
    public override void Observe(int part, Span<float> numbers)
    {
        for (var i = 0; i < state.Length; i++)
            numbers[i] = (float)state[i];
    }

    /// <summary>Before the first period, whose receipt is on hand already.</summary>
    internal void Begin()
    {
        Array.Clear(state);
        for (var i = 0; i < definition.InitialPipeline.Count; i++)
            state[i] = definition.InitialPipeline[i];
        state[0] += definition.InitialStock;
    }

    internal void Place(ReadOnlySpan<float> observed)
    {
        for (var i = 0; i < state.Length; i++)
            state[i] = observed[i];
    }

    /// <summary>Goes on to the next period.</summary>
    /// <param name="left">Units on hand at the end of this one.</param>
    /// <param name="ordered">Units ordered in it.</param>
    internal void GoOn(double left, double ordered)
    {
        state.AsSpan(1).CopyTo(state);
        state[^1] = ordered;
        state[0] += left;
    }
}
