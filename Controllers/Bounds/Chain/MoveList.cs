namespace ProcessChain;

/// <summary>Moves to be weighed, those of each stock side by side.</summary>
/// <param name="First">The moves of a stock are those from First[stock] to before First[stock + 1].</param>
/// <param name="Offset">Where the expected values begin to which a move leads, by move.</param>
/// <param name="Cost">Storage cost of the lots that stay where they are, by move; money.</param>
internal sealed record MoveList(int[] First, int[] Offset, double[] Cost)
{
    /// <summary>All moves.</summary>
    /// <param name="moves">The moves.</param>
    /// <param name="width">Expected values of each stock.</param>
    /// <param name="lot">Values between net stocks that differ by a lot.</param>
    /// <param name="lotCost">Storage cost of a lot for a day, money.</param>
    public static MoveList Of(LotMoves moves, int width, int lot, double lotCost)
    {
        var list = new MoveList([.. moves.First], new int[moves.Target.Length], new double[moves.Target.Length]);
        for (var move = 0; move < moves.Target.Length; move++)
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
        var (first, offset, cost) = (new int[First.Length], new List<int>(), new List<double>());
        for (var stock = 0; stock + 1 < First.Length; stock++)
        {
            for (var move = First[stock]; move < First[stock + 1]; move++)
            {
                if (!isWanted[move])
                    continue;
                offset.Add(Offset[move]);
                cost.Add(Cost[move]);
            }
            first[stock + 1] = offset.Count;
        }
        return new MoveList(first, [.. offset], [.. cost]);
    }
}
