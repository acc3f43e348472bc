namespace ProcessChain;

/// <summary>All transitions are equally likely.</summary>
internal sealed class UniformSampler(ReplayMemory memory, Sampling sampling) : ReplaySampler(memory)
{
    public override void Draw(Span<int> rows, Span<float> weights, RandomStream stream, double progress)
    {
        if (sampling == Sampling.WithoutReplacement)
            DrawDistinct(rows, Memory.Count, stream);
        else
            DrawRepeated(rows, Memory.Count, stream);
        weights.Fill(1);
    }
}
