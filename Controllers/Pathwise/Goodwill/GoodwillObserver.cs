namespace ProcessChain;

/// <summary>What is expected of the demand to come: from its law, or from what was demanded.</summary>
internal sealed class GoodwillObserver<T>(GoodwillShape shape, bool isInformed, double unit)
    where T : struct, IScalar<T>
{
    /// <summary>Sums over many periods count a tenth.</summary>
    private const double SumScale = 0.1;

    private const int Rate = 5;

    private static readonly int[] windows = [1, 2, 3, Rate, 10, int.MaxValue];

    private readonly GoodwillNumbers numbers = new(shape);

    /// <summary>Sums of the first demands.</summary>
    private readonly List<T> sums = [T.Of(0)];

    /// <summary>How many numbers it shows.</summary>
    public static int Count(GoodwillShape shape, bool isInformed) =>
        3 + shape.Horizons.Length + (isInformed ? 2 + shape.Horizons.Length : windows.Length);

    /// <summary>Begins an episode.</summary>
    public void Forget() => sums.RemoveRange(1, sums.Count - 1);

    /// <summary>Takes in what was demanded in a period.</summary>
    public void Note(T demanded) => sums.Add(sums[^1] + demanded);

    /// <summary>Writes what is known of the time and of the demand to come.</summary>
    public void Observe(int period, T goodwill, ReadOnlySpan<T> given, Span<T> features)
    {
        var share = (double)period / shape.Periods;
        features[0] = T.Of(share);
        features[1] = T.Of(PortableSine.OfTurns(share));
        features[2] = T.Of(PortableSine.OfTurns(share + 0.25));
        var next = 3;
        foreach (var horizon in shape.Horizons)
            features[next++] = T.Of(period + horizon < shape.Periods ? 1 : 0);
        if (!isInformed)
        {
            foreach (var window in windows)
                features[next++] = MeanOver(period, window) * (1 / unit);
            return;
        }
        features[next++] = given[GoodwillNumbers.Noise];
        features[next++] = given[numbers.Mean(period)] * goodwill * (1 / unit);
        for (var horizon = 0; horizon < shape.Horizons.Length; horizon++)
            features[next++] = given[numbers.Ahead(period, horizon)] * goodwill * (SumScale / unit);
    }

    /// <summary>The demand that is expected from a period on, up to a horizon.</summary>
    public T Expected(int period, int horizon, T goodwill, ReadOnlySpan<T> given) =>
        isInformed
            ? given[numbers.Ahead(period, horizon)] * goodwill
            : MeanOver(period, Rate) * shape.PeriodsTo(period, horizon);

    /// <summary>The mean of the last demands; before the first one the usual one.</summary>
    private T MeanOver(int period, int window)
    {
        var count = Math.Min(window, period);
        return count == 0 ? T.Of(unit) : (sums[period] - sums[period - count]) * (1.0 / count);
    }
}
