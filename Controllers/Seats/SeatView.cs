namespace ProcessChain;

/// <summary>What is seen at a seat: nothing that whoever sits there does not know.</summary>
internal sealed class SeatView : SupplyView
{
    private const int NumbersOfAPeriod = 5;

    private readonly float[] numbers;
    private SeatState now;

    public SeatView(SeatSystem system, SeatDefinition definition)
        : base(system)
    {
        Definition = definition;
        numbers = new float[definition.PeriodsSeen * NumbersOfAPeriod];
    }

    public override SeatDefinition Definition { get; }

    /// <summary>What is observed of a period.</summary>
    /// <param name="ago">Periods since then.</param>
    public static IEnumerable<ObservedNumber> Numbers(int ago)
    {
        string[] observed = ["owed", "on hand", "on order", "received in the period", "ordered from it in the period"];
        var when = ago == 0 ? "" : $", {ago} periods ago";
        return observed.Select(what => new ObservedNumber(what + when, "units", 0, float.PositiveInfinity));
    }

    public override double Stock(int stock) => Math.Max(0, now.InventoryLevel);

    /// <summary>The position of the seat alone: whoever sits there knows no more of its echelon.</summary>
    /// <param name="place">0.</param>
    public override double EchelonPosition(int place) => now.InventoryLevel + now.OnOrder;

    public override double InboundOrder(int place, ReadOnlySpan<double> decided) => now.Inbound;

    internal override SeatState Seat(int place, ReadOnlySpan<double> decided) => now;

    public override void Observe(int part, Span<float> numbers) => this.numbers.CopyTo(numbers);

    /// <summary>Begins an episode.</summary>
    internal void Begin(SeatState seen)
    {
        for (var ago = 0; ago < Definition.PeriodsSeen; ago++)
            GoOn(seen);
    }

    /// <summary>Goes on to the next period.</summary>
    internal void GoOn(SeatState seen)
    {
        now = seen;
        numbers.AsSpan(..^NumbersOfAPeriod).CopyTo(numbers.AsSpan(NumbersOfAPeriod));
        numbers[0] = (float)Math.Max(0, -seen.InventoryLevel);
        numbers[1] = (float)Math.Max(0, seen.InventoryLevel);
        numbers[2] = (float)seen.OnOrder;
        numbers[3] = (float)seen.Received;
        numbers[4] = (float)seen.Inbound;
    }
}
