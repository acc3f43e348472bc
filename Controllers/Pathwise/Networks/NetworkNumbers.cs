namespace ProcessChain;

/// <summary>Where the numbers that make an episode of a network stand.</summary>
/// <param name="shape">The network.</param>
internal readonly struct NetworkNumbers(ModelledNetwork shape)
{
    private const int Flags = 3;

    /// <summary>How many they are.</summary>
    public int Count => Flags + (shape.Periods * Width);

    /// <summary>1 where customers remember, else 0.</summary>
    public static int Goodwill => 0;

    /// <summary>1 with backlog, 0 where demand is lost.</summary>
    public static int Backlog => 1;

    /// <summary>How much of the chance there is.</summary>
    public static int Noise => 2;

    private int Width => (2 * shape.Markets) + shape.Outlooks.Length;

    /// <summary>The mean demand of a market in a period where goodwill is 1.</summary>
    public int Mean(int period, int market) => Flags + (period * Width) + (2 * market);

    /// <summary>By how much its demand differs from that.</summary>
    public int Deviation(int period, int market) => Mean(period, market) + 1;

    /// <summary>The mean demand from the period on, as far as an outlook goes.</summary>
    public int Ahead(int period, int outlook) => Flags + (period * Width) + (2 * shape.Markets) + outlook;

    /// <summary>Fills in what follows from the means.</summary>
    public void FillAhead(Span<float> given)
    {
        for (var period = 0; period < shape.Periods; period++)
        {
            for (var outlook = 0; outlook < shape.Outlooks.Length; outlook++)
            {
                var sum = 0f;
                for (var next = period; next < period + shape.PeriodsTo(period, outlook); next++)
                    foreach (var market in shape.MarketsAhead[outlook])
                        sum += given[Mean(next, market)];
                given[Ahead(period, outlook)] = sum;
            }
        }
    }
}
