namespace ProcessChain.Controllers.Search;

/// <summary>Adds numbers in numpy's order, for the same bits: in eight strands, and more than 128 numbers in halves.</summary>
internal static class NumpySum
{
    private const int Strands = 8;
    private const int Block = 128;

    /// <summary>What <c>np.sum</c> gives for numbers that lie side by side.</summary>
    public static double Of(ReadOnlySpan<double> numbers)
    {
        if (numbers.Length > Block)
        {
            var half = numbers.Length / 2 / Strands * Strands;
            return Of(numbers[..half]) + Of(numbers[half..]);
        }
        var inStrands = numbers.Length / Strands * Strands;
        var sum = inStrands > 0 ? InStrands(numbers[..inStrands]) : 0;
        foreach (var number in numbers[inStrands..])
            sum += number;
        return sum;
    }

    private static double InStrands(ReadOnlySpan<double> numbers)
    {
        Span<double> s = stackalloc double[Strands];
        for (var i = 0; i < numbers.Length; i++)
            s[i % Strands] += numbers[i];
        return ((s[0] + s[1]) + (s[2] + s[3])) + ((s[4] + s[5]) + (s[6] + s[7]));
    }
}
