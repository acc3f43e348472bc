namespace ProcessChain;

/// <summary>Sums with numpy's order of additions, so that the bits are the same.</summary>
internal static class NumpySum
{
    private const int Strands = 8;
    private const int LongestBlock = 128;

    /// <summary>Up to 7 numbers one after the other; from 8 on in eight strands; beyond 128 the sums of two halves.</summary>
    public static double Of(ReadOnlySpan<double> numbers)
    {
        if (numbers.Length <= LongestBlock)
            return OfBlock(numbers);
        var half = numbers.Length / 2 / Strands * Strands;
        return Of(numbers[..half]) + Of(numbers[half..]);
    }

    private static double OfBlock(ReadOnlySpan<double> numbers)
    {
        var sum = 0.0;
        var done = 0;
        if (numbers.Length >= Strands)
        {
            Span<double> strands = stackalloc double[Strands];
            numbers[..Strands].CopyTo(strands);
            for (done = Strands; done + Strands <= numbers.Length; done += Strands)
            {
                for (var i = 0; i < Strands; i++)
                    strands[i] += numbers[done + i];
            }
            var (left, right) = (strands[0] + strands[1], strands[2] + strands[3]);
            sum = left + right + (strands[4] + strands[5] + (strands[6] + strands[7]));
        }
        for (; done < numbers.Length; done++)
            sum += numbers[done];
        return sum;
    }
}
