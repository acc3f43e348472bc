using System.Runtime.Intrinsics;

namespace ProcessChain.Controllers.Learning;

/// <summary>v ← ρ v + (1−ρ) g², w ← w − α g / (√v + ε).</summary>
/// <param name="length">Number of parameters.</param>
/// <param name="rho">ρ, in [0, 1).</param>
/// <param name="epsilon">ε, above 0.</param>
internal sealed class RmsProp(int length, double rho, float epsilon) : Optimiser
{
    private readonly float[] squares = new float[length];

    public override void Step(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate)
    {
        var (decay, gain) = ((float)rho, (float)(1 - rho));
        var small = Vector256.Create(epsilon);
        var v = squares.AsSpan();
        for (var i = 0; i < v.Length; i += MatrixProduct.Lanes)
        {
            var gradient = Vector256.Create(gradients[i..]);
            var square = (decay * Vector256.Create<float>(v[i..])) + (gain * gradient * gradient);
            square.CopyTo(v[i..]);
            var change = learningRate * gradient / (Vector256.Sqrt(square) + small);
            (Vector256.Create<float>(parameters[i..]) - change).CopyTo(parameters[i..]);
        }
    }

    public override void Save(StateWriter writer) => writer.Write<float>(squares);

    public override void Load(StateReader reader) => reader.Read<float>(squares);
}
