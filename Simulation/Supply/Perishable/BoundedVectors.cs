namespace ProcessChain;

/// <summary>
/// Numbers for the vectors of whole numbers from 0 whose sum is at most a bound: in lexicographic order, so that vectors which
/// differ only in their last element are neighbours.
/// </summary>
internal sealed class BoundedVectors
{
    private readonly int most;

    /// <summary>How many vectors of a length have at most a sum: <c>[length][sum]</c>.</summary>
    private readonly long[][] counts;

    /// <param name="length">Elements of a vector, 1 or more.</param>
    /// <param name="most">The bound of the sum.</param>
    public BoundedVectors(int length, int most)
    {
        this.most = most;
        counts = new long[length + 1][];
        counts[0] = [.. Enumerable.Repeat(1L, most + 1)];
        for (var own = 1; own <= length; own++)
            counts[own] = Sums(counts[own - 1]);
    }

    /// <summary>How many there are; <see cref="long.MaxValue"/> for more than can be counted.</summary>
    public long Count => counts[^1][most];

    /// <summary>The number of a vector.</summary>
    /// <param name="vector">Of which the sum is within the bound.</param>
    public int NumberOf(ReadOnlySpan<int> vector)
    {
        var (number, room) = (0L, most);
        for (var i = 0; i < vector.Length; i++)
        {
            var following = counts[vector.Length - i];
            number += following[room] - following[room - vector[i]];
            room -= vector[i];
        }
        return (int)number;
    }

    /// <summary>Tells the vector of a number.</summary>
    /// <param name="number">The number.</param>
    /// <param name="vector">Receives the elements.</param>
    /// <returns>What the bound leaves beside their sum.</returns>
    public int Read(int number, Span<int> vector)
    {
        var (left, room) = ((long)number, most);
        for (var i = 0; i < vector.Length; i++)
        {
            var after = counts[vector.Length - i - 1];
            for (vector[i] = 0; left >= after[room]; vector[i]++)
                left -= after[room--];
        }
        return room;
    }

    private static long[] Sums(long[] numbers)
    {
        var (sums, sum) = (new long[numbers.Length], 0L);
        for (var i = 0; i < numbers.Length; i++)
        {
            sum = numbers[i] > long.MaxValue - sum ? long.MaxValue : sum + numbers[i];
            sums[i] = sum;
        }
        return sums;
    }
}
