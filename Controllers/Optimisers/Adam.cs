using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>
/// m ← β₁ m + (1−β₁) g, v ← β₂ v + (1−β₂) g², w ← w − α/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε). The decay λ w is added to g, or
/// with AdamW w ← (1 − α λ) w comes first.
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
        var isApart = definition.Kind == OptimiserKind.AdamW;
        var step = Vector256.Create((float)(learningRate / (1 - power1)));
        var correction = Vector256.Create((float)(1 / Math.Sqrt(1 - power2)));
        var small = Vector256.Create((float)definition.Epsilon);
        var keep = Vector256.Create(isApart ? (float)(1 - (learningRate * definition.WeightDecay)) : 1);
        var decay = Vector256.Create(isApart ? 0 : (float)definition.WeightDecay);
        var (keep1, gain1) = Shares(definition.Beta1);
        var (keep2, gain2) = Shares(definition.Beta2);
        var g = Vectors.Of(gradients);
        var w = Vectors.Of(parameters)[..g.Length];
        var m = Vectors.Of(means.AsSpan())[..g.Length];
        var v = Vectors.Of(squares.AsSpan())[..g.Length];
        for (var i = 0; i < g.Length; i++)
        {
            var gradient = g[i] + (decay * w[i]);
            m[i] = (keep1 * m[i]) + (gain1 * gradient);
            v[i] = (keep2 * v[i]) + (gain2 * gradient * gradient);
            w[i] = (keep * w[i]) - (step * m[i] / ((correction * Vector256.Sqrt(v[i])) + small));
        }
    }

    public override void Keep(StateArchive state)
    {
        power1 = state.Keep(power1);
        power2 = state.Keep(power2);
        state.Keep<float>(means);
        state.Keep<float>(squares);
    }
}
