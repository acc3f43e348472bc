namespace ProcessChain;

/// <summary>Where the numbers that make an episode of a network with goodwill stand.</summary>
/// <param name="shape">The network.</param>
internal readonly struct GoodwillNumbers(GoodwillShape shape)
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

    private int Width => 2 + shape.Horizons.Length;

    /// <summary>The mean demand of a period where goodwill is 1.</summary>
    public int Mean(int period) => Flags + (period * Width);

    /// <summary>By how much its demand differs from that.</summary>
    public int Deviation(int period) => Mean(period) + 1;

    /// <summary>The mean demand from the period on, up to a horizon and the end of the episode.</summary>
    public int Ahead(int period, int horizon) => Mean(period) + 2 + horizon;

    /// <summary>Fills in what follows from the means.</summary>
    public void FillAhead(Span<float> given)
    {
        for (var period = 0; period < shape.Periods; period++)
        {
            for (var horizon = 0; horizon < shape.Horizons.Length; horizon++)
            {
                var sum = 0f;
                for (var next = period; next < period + shape.PeriodsTo(period, horizon); next++)
                    sum += given[Mean(next)];
                given[Ahead(period, horizon)] = sum;
            }
        }
    }
}
