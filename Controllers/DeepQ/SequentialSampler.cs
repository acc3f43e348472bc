namespace ProcessChain;

/// <summary>
/// Draws as keras-rl's <c>SequentialMemory</c> with a window of 1 does: never the oldest row, which could follow an end, nor
/// the newest, whose successor it does not know yet; without replacement as long as there are enough rows, but a filler that
/// was drawn is replaced by a uniform draw that may repeat another.
/// </summary>
internal sealed class SequentialSampler(ReplayMemory memory) : ReplaySampler(memory)
{
    /// <summary>With as many rows, no two fillers being neighbours, there is always one to draw. keras-rl asks for one less.</summary>
    public const int LeastRows = 4;

    private int Choices => Memory.Count - 2;

    public override bool CanDraw(int batch) => Memory.Count >= LeastRows;

    public override void Draw(Span<int> rows, Span<float> weights, RandomStream stream, double progress)
    {
        if (Choices >= rows.Length)
            DrawDistinct(rows, Choices, stream);
        else
            DrawRepeated(rows, Choices, stream);
        foreach (ref var row in rows)
            row = NoFiller(Memory.FromOldest(row + 1), stream);
        weights.Fill(1);
    }

    /// <summary>After a row that can be drawn, so that one always is found.</summary>
    protected override bool TakesFiller(int number) => number == 0 || !Memory.IsFiller(Memory.FromOldest(number - 1));

    private int NoFiller(int row, RandomStream stream)
    {
        while (Memory.IsFiller(row))
            row = Memory.FromOldest(stream.Next(Choices) + 1);
        return row;
    }
}
