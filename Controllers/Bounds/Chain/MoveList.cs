namespace ProcessChain;

/// <summary>Moves to be weighed, those of each stock side by side.</summary>
/// <param name="First">The moves of a stock are those from First[stock] to before First[stock + 1].</param>
/// <param name="Move">Which of all moves it is, by move of this list.</param>
/// <param name="Offset">Where the expected values begin to which a move leads, by move.</param>
/// <param name="Cost">Storage cost of the lots that stay where they are, by move; money.</param>
internal sealed record MoveList(int[] First, int[] Move, int[] Offset, double[] Cost)
{
    /// <summary>All moves.</summary>
    /// <param name="moves">The moves.</param>
    /// <param name="width">Expected values of each stock.</param>
    /// <param name="lot">Values between net stocks that differ by a lot.</param>
    /// <param name="lotCost">Storage cost of a lot for a day, money.</param>
    public static MoveList Of(LotMoves moves, int width, int lot, double lotCost)
    {
        var count = moves.Target.Length;
        var list = new MoveList([.. moves.First], [.. Enumerable.Range(0, count)], new int[count], new double[count]);
        for (var move = 0; move < count; move++)
        {
            list.Offset[move] = (moves.Target[move] * width) + (moves.Delivered[move] * lot);
            list.Cost[move] = moves.Staying[move] * lotCost;
        }
        return list;
    }

    public ReadOnlySpan<int> OffsetsOf(int stock) => Offset.AsSpan(First[stock]..First[stock + 1]);

    public ReadOnlySpan<double> CostsOf(int stock) => Cost.AsSpan(First[stock]..First[stock + 1]);

    /// <summary>Some of the moves, in the same order.</summary>
    public MoveList Where(bool[] isWanted)
    {
        var first = new int[First.Length];
        var kept = new List<int>();
        for (var stock = 0; stock + 1 < First.Length; stock++)
        {
            for (var move = First[stock]; move < First[stock + 1]; move++)
            {
                if (isWanted[Move[move]])
                    kept.Add(move);
            }
            first[stock + 1] = kept.Count;
        }
        return new MoveList(
            first,
            [.. kept.Select(move => Move[move])],
            [.. kept.Select(move => Offset[move])],
            [.. kept.Select(move => Cost[move])]
        );
    }
}
