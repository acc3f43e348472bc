namespace ProcessChain;

/// <summary>Units of one item: on hand now, and those to come, period by period until the lead time of an order is over.</summary>
/// <param name="leadTime">Periods from an order to its receipt, 1 or more.</param>
internal sealed class StockAhead(int leadTime)
{
    /// <summary>On hand, then what is received in the next period, in the one after it, and so on.</summary>
    private readonly double[] units = new double[leadTime];

    /// <summary>Units on hand, this period's receipt included; below 0 where units are owed.</summary>
    public double OnHand => units[0];

    /// <summary>Units ordered that are not received yet, the one of the next period first.</summary>
    public ReadOnlySpan<double> Outstanding => units.AsSpan(1);

    /// <summary>The inventory position: on hand and outstanding.</summary>
    public double Position
    {
        get
        {
            var position = 0.0;
            foreach (var own in units)
                position += own;
            return position;
        }
    }

    /// <summary>What is observed of it.</summary>
    /// <param name="onHand">What is on hand, and within which bounds.</param>
    /// <param name="leadTime">Periods from an order to its receipt.</param>
    public static ObservationPart Observed(ObservedNumber onHand, int leadTime) =>
        new(
            "state",
            [
                onHand,
                .. Enumerable
                    .Range(1, leadTime - 1)
                    .Select(wait => new ObservedNumber(
                        $"received in {wait} periods",
                        "units",
                        0,
                        float.PositiveInfinity
                    )),
            ]
        );

    /// <summary>What is wrong with the units that are received in the first periods.</summary>
    public static IEnumerable<Fault> Check(Several<int> initialPipeline, int leadTime) =>
        initialPipeline.Count == 0 || initialPipeline.Count == leadTime
            ? []
            :
            [
                new(
                    "initialPipeline",
                    $"has {initialPipeline.Count} values; none, or one for each of the {leadTime} periods of the lead time, are allowed."
                ),
            ];

    /// <summary>Writes all of it, as <see cref="Observed"/> tells.</summary>
    public void CopyTo(Span<float> numbers)
    {
        for (var i = 0; i < units.Length; i++)
            numbers[i] = (float)units[i];
    }

    /// <summary>Before the first period, whose receipt is on hand already.</summary>
    /// <param name="stock">Units before that receipt.</param>
    /// <param name="pipeline">Units received in period 0, 1, …</param>
    public void Begin(int stock, Several<int> pipeline)
    {
        Array.Clear(units);
        for (var i = 0; i < pipeline.Count; i++)
            units[i] = pipeline[i];
        units[0] += stock;
    }

    /// <summary>Puts it into a state, with the numbers of <see cref="CopyTo"/>.</summary>
    public void Place(ReadOnlySpan<float> numbers)
    {
        for (var i = 0; i < units.Length; i++)
            units[i] = numbers[i];
    }

    /// <summary>Takes over the units of another one with the same lead time.</summary>
    public void CopyFrom(StockAhead other) => other.units.CopyTo(units, 0);

    /// <summary>Goes on to the next period.</summary>
    /// <param name="left">Units at the end of this one.</param>
    /// <param name="ordered">Units ordered in it.</param>
    public void GoOn(double left, double ordered)
    {
        units.AsSpan(1).CopyTo(units);
        units[^1] = ordered;
        units[0] += left;
    }
}
