namespace ProcessChain;

/// <summary>What is expected of the demand to come: from its law, or from what was demanded.</summary>
/// <param name="shape">The network.</param>
/// <param name="isInformed">Whether its law is known.</param>
/// <param name="unit">Demand of a period, of all markets together.</param>
internal sealed class NetworkObserver<T>(ModelledNetwork shape, bool isInformed, double unit)
    where T : struct, IScalar<T>
{
    /// <summary>Sums over many periods count a tenth.</summary>
    private const double SumScale = 0.1;

    private const int Rate = 5;

    private static readonly int[] windows = [1, 2, 3, Rate, 10, int.MaxValue];

    private readonly NetworkNumbers numbers = new(shape);

    /// <summary>Sums of the first demands of each market.</summary>
    private readonly List<T>[] sums = [.. Enumerable.Range(0, shape.Markets).Select(_ => new List<T> { T.Of(0) })];

    /// <summary>How many numbers it shows.</summary>
    public static int Count(ModelledNetwork shape, bool isInformed) =>
        3
        + shape.Outlooks.Length
        + (isInformed ? 1 + shape.Markets + shape.Outlooks.Length : windows.Length * shape.Markets);

    /// <summary>Begins an episode.</summary>
    public void Forget()
    {
        foreach (var sum in sums)
            sum.RemoveRange(1, sum.Count - 1);
    }

    /// <summary>Takes in what a market demanded in a period.</summary>
    public void Note(int market, T demanded) => sums[market].Add(sums[market][^1] + demanded);

    /// <summary>Writes what is known of the time and of the demand to come.</summary>
    public void Observe(int period, T goodwill, ReadOnlySpan<T> given, Span<T> features)
    {
        var share = (double)period / shape.Periods;
        features[0] = T.Of(share);
        features[1] = T.Of(PortableSine.OfTurns(share));
        features[2] = T.Of(PortableSine.OfTurns(share + 0.25));
        var next = 3;
        foreach (var outlook in shape.Outlooks)
            features[next++] = T.Of(period + outlook.Horizon < shape.Periods ? 1 : 0);
        if (isInformed)
            ObserveLaw(period, goodwill, given, features[next..]);
        else
            ObservePast(period, features[next..]);
    }

    /// <summary>The demand that is expected from a period on, as far as an outlook goes.</summary>
    public T Expected(int period, int outlook, T goodwill, ReadOnlySpan<T> given)
    {
        if (isInformed)
            return given[numbers.Ahead(period, outlook)] * goodwill;
        var sum = T.Of(0);
        foreach (var market in shape.MarketsAhead[outlook])
            sum += MeanOver(period, market, Rate) * shape.PeriodsTo(period, outlook);
        return sum;
    }

    private void ObserveLaw(int period, T goodwill, ReadOnlySpan<T> given, Span<T> features)
    {
        var next = 0;
        features[next++] = given[NetworkNumbers.Noise];
        for (var market = 0; market < shape.Markets; market++)
            features[next++] = given[numbers.Mean(period, market)] * goodwill * (1 / unit);
        for (var outlook = 0; outlook < shape.Outlooks.Length; outlook++)
            features[next++] = given[numbers.Ahead(period, outlook)] * goodwill * (SumScale / unit);
    }

    private void ObservePast(int period, Span<T> features)
    {
        for (var market = 0; market < shape.Markets; market++)
        {
            for (var i = 0; i < windows.Length; i++)
                features[(market * windows.Length) + i] = MeanOver(period, market, windows[i]) * (1 / unit);
        }
    }

    /// <summary>The mean of a market's last demands; before the first one as if all had the same share of the usual one.</summary>
    private T MeanOver(int period, int market, int window)
    {
        var count = Math.Min(window, period);
        return count == 0
            ? T.Of(unit / shape.Markets)
            : (sums[market][period] - sums[market][period - count]) * (1.0 / count);
    }
}
