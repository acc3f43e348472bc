namespace ProcessChain;

/// <summary>What controllers see of a perishable item: how many units of each age are on hand and outstanding.</summary>
public sealed class PerishableView : SupplyView
{
    private readonly PerishableDefinition definition;
    private readonly int largestPosition;

    /// <summary>Oldest first, on hand and then outstanding; the last place is that of the period's order.</summary>
    private readonly int[] units;

    internal PerishableView(PerishableSystem system, PerishableDefinition definition)
        : base(system)
    {
        this.definition = definition;
        units = new int[definition.Ages + 1];
        largestPosition = (int)definition.Capacity(0);
    }

    /// <inheritdoc/>
    public override PerishableDefinition Definition => definition;

    /// <summary>Units before the period's order, oldest first: those on hand, then those outstanding, the next to be received first.</summary>
    public ReadOnlySpan<int> Units => units.AsSpan(..^1);

    /// <summary>Units on hand before the period's order.</summary>
    /// <param name="stock">0.</param>
    public override double Stock(int stock) => Sum(units.AsSpan(0, Math.Min(definition.Life, definition.Ages)));

    /// <summary>The inventory position: on hand and outstanding.</summary>
    /// <param name="place">0.</param>
    public override double EchelonPosition(int place) => Sum(Units);

    /// <summary>What the largest position leaves room for.</summary>
    /// <param name="place">0.</param>
    public override double MostServed(int place) => Math.Max(0, largestPosition - Sum(Units));

    /// <inheritdoc/>
    public override void Observe(int part, Span<float> numbers)
    {
        for (var age = 0; age < definition.Ages; age++)
            numbers[age] = units[age];
    }

    /// <summary>Before the first order.</summary>
    internal void Begin()
    {
        Array.Clear(units);
        for (var age = 0; age < definition.InitialStock.Count; age++)
            units[age] = definition.InitialStock[age];
    }

    /// <summary>Puts it into a state, with the numbers that are observed.</summary>
    internal void Place(ReadOnlySpan<float> state)
    {
        for (var age = 0; age < definition.Ages; age++)
            units[age] = (int)state[age];
    }

    /// <summary>Takes over the units of another one of the same definition.</summary>
    internal void CopyFrom(PerishableView other) => other.units.CopyTo(units, 0);

    /// <summary>Places an order.</summary>
    /// <returns>Units that are on hand for the period's demand.</returns>
    internal int Receive(int ordered)
    {
        units[^1] = ordered;
        return Sum(units.AsSpan(0, definition.Life));
    }

    /// <summary>Serves demand, outdates, and goes on to the next period.</summary>
    /// <param name="oldest">Units taken from the oldest on.</param>
    /// <param name="sold">Units taken in all, of those on hand; the rest is taken from the newest on.</param>
    /// <returns>Units that outdate.</returns>
    internal int GoOn(int oldest, int sold)
    {
        Serve(units.AsSpan(0, definition.Life), oldest, sold - oldest);
        var outdated = units[0];
        units.AsSpan(1).CopyTo(units);
        units[^1] = 0;
        return outdated;
    }

    /// <summary>Takes units on hand.</summary>
    /// <param name="onHand">Units of each age, oldest first.</param>
    /// <param name="oldest">How many are taken from the oldest on.</param>
    /// <param name="newest">How many of the others are taken from the newest on; with those at most all.</param>
    internal static void Serve(Span<int> onHand, int oldest, int newest)
    {
        for (var age = 0; age < onHand.Length; age++)
            oldest -= Take(ref onHand[age], oldest);
        for (var age = onHand.Length - 1; age >= 0; age--)
            newest -= Take(ref onHand[age], newest);
    }

    private static int Take(ref int from, int wanted)
    {
        var taken = Math.Min(from, wanted);
        from -= taken;
        return taken;
    }

    private static int Sum(ReadOnlySpan<int> numbers)
    {
        var sum = 0;
        foreach (var number in numbers)
            sum += number;
        return sum;
    }
}
