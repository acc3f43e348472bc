namespace ProcessChain;

/// <summary>As many numbers of each period.</summary>
/// <param name="periods">How many periods.</param>
/// <param name="width">How many numbers.</param>
internal sealed class PeriodRows(int periods, int width)
{
    private readonly double[] numbers = new double[periods * width];

    /// <summary>The numbers of a period, from 0.</summary>
    public Span<double> this[int period] => numbers.AsSpan(period * width, width);

    /// <summary>The numbers of several periods, one after the other.</summary>
    public ReadOnlySpan<double> Range(int from, int count) => numbers.AsSpan(from * width, count * width);

    /// <summary>The sum of the numbers of a period, added up one after the other.</summary>
    public double SumOf(int period)
    {
        var sum = 0.0;
        foreach (var number in this[period])
            sum += number;
        return sum;
    }
}
