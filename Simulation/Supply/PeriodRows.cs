namespace ProcessChain;

/// <summary>As many numbers of each period.</summary>
internal sealed class PeriodRows(int periods, int width)
{
    private readonly double[] numbers = new double[periods * width];

    /// <summary>The numbers of a period, from 0.</summary>
    public Span<double> this[int period] => numbers.AsSpan(period * width, width);

    /// <summary>The numbers of several periods, one after the other.</summary>
    public ReadOnlySpan<double> Range(int from, int count) => numbers.AsSpan(from * width, count * width);

    /// <summary>Takes over the numbers of another one of the same size.</summary>
    public void CopyFrom(PeriodRows other) => other.numbers.CopyTo(numbers, 0);

    /// <summary>Writes the numbers of a period, table after table.</summary>
    public static void Copy(int period, Span<double> destination, params ReadOnlySpan<PeriodRows> tables)
    {
        foreach (var table in tables)
        {
            table[period].CopyTo(destination);
            destination = destination[table[period].Length..];
        }
    }

    /// <summary>The sum of the numbers of a period, added up one after the other.</summary>
    public double SumOf(int period)
    {
        var sum = 0.0;
        foreach (var number in this[period])
            sum += number;
        return sum;
    }
}
