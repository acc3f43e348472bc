using ProcessChain.Randomness;

namespace ProcessChain.Controllers.DeepQ;

/// <summary>All transitions are equally likely.</summary>
internal sealed class UniformSampler(ReplayMemory memory, Sampling sampling) : ReplaySampler
{
    public override bool CanDraw(int batch) => memory.Count >= batch;

    public override void Draw(Span<int> rows, Span<float> weights, RandomStream stream, double progress)
    {
        if (sampling == Sampling.WithoutReplacement)
            DrawDistinct(rows, memory.Count, stream);
        else
            DrawRepeated(rows, memory.Count, stream);
        weights.Fill(1);
    }
}
