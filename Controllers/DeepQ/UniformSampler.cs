namespace ProcessChain;

/// <summary>All transitions are equally likely.</summary>
internal sealed class UniformSampler(ReplayMemory memory, Sampling sampling) : ReplaySampler(memory)
{
    private int[] foreseen = [];
    private int foreseenCount;
    private (ulong, ulong, ulong, ulong) before;
    private (ulong, ulong, ulong, ulong) after;

    public override void Draw(Span<int> rows, Span<float> weights, RandomStream stream, double progress)
    {
        weights.Fill(1);
        if (rows.Length == foreseen.Length && Memory.Count == foreseenCount && stream.State == before)
        {
            foreseen.CopyTo(rows);
            stream.State = after;
        }
        else
        {
            Choose(rows, Memory.Count, stream);
        }
    }

    public override bool Foresee(Span<int> rows, int count, RandomStream stream)
    {
        before = stream.State;
        Choose(rows, count, stream);
        after = stream.State;
        if (rows.Length != foreseen.Length)
            foreseen = new int[rows.Length];
        rows.CopyTo(foreseen);
        foreseenCount = count;
        return true;
    }

    private void Choose(Span<int> rows, int count, RandomStream stream)
    {
        if (sampling == Sampling.WithoutReplacement)
            DrawDistinct(rows, count, stream);
        else
            DrawRepeated(rows, count, stream);
    }
}
