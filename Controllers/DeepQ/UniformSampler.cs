namespace ProcessChain;

/// <summary>All transitions are equally likely.</summary>
internal sealed class UniformSampler(ReplayMemory memory, Sampling sampling) : ReplaySampler(memory)
{
    private readonly RandomStream ahead = new(0);
    private int[] foreseen = [];
    private int foreseenCount;
    private (ulong, ulong, ulong, ulong) before;

    public override ReadOnlySpan<int> Foreseen => foreseen;

    public override void Draw(Span<int> rows, Span<float> weights, RandomStream stream, double progress)
    {
        weights.Fill(1);
        if (rows.Length == foreseen.Length && Memory.Count == foreseenCount && stream.State == before)
        {
            foreseen.CopyTo(rows);
            stream.State = ahead.State;
        }
        else
        {
            Choose(rows, Memory.Count, stream);
        }
    }

    public override void Foresee(int batch, int count, RandomStream stream)
    {
        (before, foreseenCount) = (stream.State, count);
        ahead.State = before;
        if (batch != foreseen.Length)
            foreseen = new int[batch];
        Choose(foreseen, count, ahead);
    }

    private void Choose(Span<int> rows, int count, RandomStream stream)
    {
        if (sampling == Sampling.WithoutReplacement)
            DrawDistinct(rows, count, stream);
        else
            DrawRepeated(rows, count, stream);
    }
}
