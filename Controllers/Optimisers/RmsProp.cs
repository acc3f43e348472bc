using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>
/// v ← ρ v + (1−ρ) g², d = g / (√v + ε), w ← w − α d. Centred, m ← ρ m + (1−ρ) g and v − m² stands in place of v; with
/// momentum, b ← μ b + d and w ← w − α b. The decay λ w is added to g.
/// </summary>
internal sealed class RmsProp(OptimiserDefinition definition, int length) : Optimiser
{
    private readonly float[] squares = new float[length];
    private readonly float[] means = new float[length];
    private readonly float[] velocity = new float[length];

    public override void Step(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate)
    {
        var (keep, gain) = Shares<Lanes256, Vector256<float>>(definition.Rho);
        var centring = Vector256.Create(definition.Centred ? 1f : 0);
        var momentum = Vector256.Create((float)definition.Momentum);
        var decay = Vector256.Create((float)definition.WeightDecay);
        var small = Vector256.Create((float)definition.Epsilon);
        var g = Vectors.Of(gradients);
        var w = Vectors.Of(parameters)[..g.Length];
        var v = Vectors.Of(squares.AsSpan())[..g.Length];
        var m = Vectors.Of(means.AsSpan())[..g.Length];
        var b = Vectors.Of(velocity.AsSpan())[..g.Length];
        for (var i = 0; i < g.Length; i++)
        {
            var gradient = g[i] + (decay * w[i]);
            v[i] = (keep * v[i]) + (gain * gradient * gradient);
            m[i] = (keep * m[i]) + (gain * gradient);
            // Rounding must not make a variance of nothing negative.
            var variance = Lanes256.AtLeast(0, v[i] - (centring * m[i] * m[i]));
            b[i] = (momentum * b[i]) + (gradient / (Vector256.Sqrt(variance) + small));
            w[i] -= learningRate * b[i];
        }
    }

    public override void Keep(StateArchive state)
    {
        state.Keep<float>(squares);
        state.Keep<float>(means);
        state.Keep<float>(velocity);
    }
}
