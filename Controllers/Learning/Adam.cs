using System.Runtime.Intrinsics;

namespace ProcessChain.Controllers.Learning;

/// <summary>m ← β₁ m + (1−β₁) g, v ← β₂ v + (1−β₂) g², w ← w − α/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε).</summary>
/// <param name="length">Number of parameters.</param>
/// <param name="beta1">β₁, in [0, 1).</param>
/// <param name="beta2">β₂, in [0, 1).</param>
/// <param name="epsilon">ε, above 0.</param>
internal sealed class Adam(int length, double beta1, double beta2, float epsilon) : Optimiser
{
    private readonly float[] means = new float[length];
    private readonly float[] squares = new float[length];

    /// <summary>β₁ᵗ and β₂ᵗ.</summary>
    private double power1 = 1;
    private double power2 = 1;

    public override void Step(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate)
    {
        power1 *= beta1;
        power2 *= beta2;
        var step = (float)(learningRate / (1 - power1));
        var correction = (float)(1 / Math.Sqrt(1 - power2));
        var (decay1, decay2) = ((float)beta1, (float)beta2);
        var (gain1, gain2) = ((float)(1 - beta1), (float)(1 - beta2));
        var small = Vector256.Create(epsilon);
        var m = means.AsSpan();
        var v = squares.AsSpan();
        for (var i = 0; i < m.Length; i += MatrixProduct.Lanes)
        {
            var gradient = Vector256.Create(gradients[i..]);
            var mean = (decay1 * Vector256.Create<float>(m[i..])) + (gain1 * gradient);
            var square = (decay2 * Vector256.Create<float>(v[i..])) + (gain2 * gradient * gradient);
            mean.CopyTo(m[i..]);
            square.CopyTo(v[i..]);
            var change = step * mean / ((correction * Vector256.Sqrt(square)) + small);
            (Vector256.Create<float>(parameters[i..]) - change).CopyTo(parameters[i..]);
        }
    }

    public override void Save(StateWriter writer)
    {
        writer.Write(power1);
        writer.Write(power2);
        writer.Write<float>(means);
        writer.Write<float>(squares);
    }

    public override void Load(StateReader reader)
    {
        power1 = reader.Read<double>();
        power2 = reader.Read<double>();
        reader.Read<float>(means);
        reader.Read<float>(squares);
    }
}
