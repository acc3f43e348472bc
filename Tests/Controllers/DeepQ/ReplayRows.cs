namespace ProcessChain.Tests;

/// <summary>Memories whose rows are told apart by their numbers.</summary>
internal static class ReplayRows
{
    /// <summary>A row with the number as its state, and as its action 0 or <see cref="ReplayMemory.Filler"/>.</summary>
    public static void AddRow(this ReplayMemory memory, int number, bool isFiller = false) =>
        memory.Add(
            new Transition
            {
                State = [number],
                Action = isFiller ? ReplayMemory.Filler : 0,
                Return = 0,
                Baseline = 0,
                Discount = 0,
                NextState = [number],
                NextAllowed = [true],
            }
        );

    public static ReplayMemory WithRows(int capacity, int rows)
    {
        var memory = new ReplayMemory(capacity, 1, 1);
        for (var number = 0; number < rows; number++)
            memory.AddRow(number);
        return memory;
    }

    /// <summary>Pearson's χ² of counts against expected shares.</summary>
    public static double ChiSquare(IReadOnlyList<long> counts, IReadOnlyList<double> shares) =>
        counts
            .Zip(shares, (count, share) => (Count: count, Expected: share * counts.Sum()))
            .Sum(pair => Math.Pow(pair.Count - pair.Expected, 2) / pair.Expected);
}
