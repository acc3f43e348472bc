using System.Runtime.Intrinsics;

namespace ProcessChain.Controllers.Learning;

/// <summary>v ← μ v + g, w ← w − α v.</summary>
/// <param name="length">Number of parameters.</param>
/// <param name="momentum">μ, in [0, 1).</param>
internal sealed class Sgd(int length, float momentum) : Optimiser
{
    private readonly float[] velocity = new float[length];

    public override void Step(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate)
    {
        var v = velocity.AsSpan();
        for (var i = 0; i < v.Length; i += MatrixProduct.Lanes)
        {
            var speed = (momentum * Vector256.Create<float>(v[i..])) + Vector256.Create(gradients[i..]);
            speed.CopyTo(v[i..]);
            (Vector256.Create<float>(parameters[i..]) - (learningRate * speed)).CopyTo(parameters[i..]);
        }
    }

    public override void Save(StateWriter writer) => writer.Write<float>(velocity);

    public override void Load(StateReader reader) => reader.Read<float>(velocity);
}
