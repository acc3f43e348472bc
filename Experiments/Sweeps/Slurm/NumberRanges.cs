using System.Globalization;

namespace ProcessChain.Experiments;

/// <summary>Whole numbers as the arrays of Slurm are written: <c>0,3-7,9</c>.</summary>
internal static class NumberRanges
{
    /// <param name="numbers">Numbers of 0 and more, each once.</param>
    public static string Of(IEnumerable<int> numbers)
    {
        var ranges = new List<(int First, int Last)>();
        foreach (var number in numbers.Order())
        {
            if (ranges.Count > 0 && ranges[^1].Last == number - 1)
                ranges[^1] = (ranges[^1].First, number);
            else
                ranges.Add((number, number));
        }
        return string.Join(
            ',',
            ranges.Select(range =>
                range.First == range.Last
                    ? range.First.ToString(CultureInfo.InvariantCulture)
                    : FormattableString.Invariant($"{range.First}-{range.Last}")
            )
        );
    }
}
