using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>
/// m ← β₁ m + (1−β₁) g, v ← β₂ v + (1−β₂) g², w ← w − α/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε). The decay λ w is added to g, or
/// with AdamW w ← (1 − α λ) w comes first. Of weights without a gradient m and v fade to 0, not to subnormal numbers, which would stay and
/// make every later step slow.
/// </summary>
internal sealed class Adam(OptimiserDefinition definition, int length) : Optimiser
{
    private readonly float[] means = new float[length];
    private readonly float[] squares = new float[length];

    /// <summary>β₁ᵗ and β₂ᵗ.</summary>
    private double power1 = 1;
    private double power2 = 1;

    public override void Step(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate)
    {
        power1 *= definition.Beta1;
        power2 *= definition.Beta2;
        var wide = Vectors.Wide(gradients.Length);
        Step<Lanes512, Vector512<float>>(parameters, gradients, learningRate, ..wide);
        Step<Lanes256, Vector256<float>>(parameters, gradients, learningRate, wide..);
    }

    public override void Keep(StateArchive state)
    {
        power1 = state.Keep(power1);
        power2 = state.Keep(power2);
        state.Keep<float>(means);
        state.Keep<float>(squares);
    }

    private void Step<TLanes, T>(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate, Range part)
        where TLanes : struct, IOptimiserLanes<T>
        where T : struct
    {
        var isApart = definition.Kind == OptimiserKind.AdamW;
        var step = TLanes.Fill(-(float)(learningRate / (1 - power1)));
        var correction = TLanes.Fill((float)(1 / Math.Sqrt(1 - power2)));
        var small = TLanes.Fill((float)definition.Epsilon);
        var keep = TLanes.Fill(isApart ? (float)(1 - (learningRate * definition.WeightDecay)) : 1);
        var decay = TLanes.Fill(isApart ? 0 : (float)definition.WeightDecay);
        var (keep1, gain1) = Shares<TLanes, T>(definition.Beta1);
        var (keep2, gain2) = Shares<TLanes, T>(definition.Beta2);
        var g = MemoryMarshal.Cast<float, T>(gradients[part]);
        var w = MemoryMarshal.Cast<float, T>(parameters[part])[..g.Length];
        var m = MemoryMarshal.Cast<float, T>(means.AsSpan(part))[..g.Length];
        var v = MemoryMarshal.Cast<float, T>(squares.AsSpan(part))[..g.Length];
        for (var i = 0; i < g.Length; i++)
        {
            var gradient = TLanes.Add(g[i], TLanes.Multiply(decay, w[i]));
            var mean = TLanes.Add(TLanes.Multiply(keep1, m[i]), TLanes.Multiply(gain1, gradient));
            var square = TLanes.Multiply(TLanes.Multiply(gain2, gradient), gradient);
            m[i] = mean = TLanes.WithoutSubnormals(mean);
            v[i] = square = TLanes.WithoutSubnormals(TLanes.Add(TLanes.Multiply(keep2, v[i]), square));
            var size = TLanes.Add(TLanes.Multiply(correction, TLanes.SquareRoot(square)), small);
            w[i] = TLanes.Add(TLanes.Multiply(keep, w[i]), TLanes.Divide(TLanes.Multiply(step, mean), size));
        }
    }
}
