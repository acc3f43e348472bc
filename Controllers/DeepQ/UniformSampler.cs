namespace ProcessChain;

/// <summary>All transitions are equally likely.</summary>
internal sealed class UniformSampler(ReplayMemory memory, Sampling sampling) : ReplaySampler(memory)
{
    public override void Draw(Span<int> rows, Span<float> weights, RandomStream stream, double progress)
    {
        Choose(rows, Memory.Count, stream);
        weights.Fill(1);
    }

    public override bool Foresee(Span<int> rows, int count, RandomStream stream)
    {
        Choose(rows, count, stream);
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
