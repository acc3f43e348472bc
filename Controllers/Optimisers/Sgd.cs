using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>v ← μ v + g, w ← w − α v, or w ← w − α (g + μ v) with Nesterov's momentum; g has the decay λ w added.</summary>
internal sealed class Sgd(OptimiserDefinition definition, int length) : Optimiser
{
    private readonly float[] velocity = definition.Momentum > 0 ? new float[length] : [];

    public override void Step(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate)
    {
        if (velocity.Length > 0)
            StepWithMomentum(Vectors.Of(parameters), Vectors.Of(gradients), learningRate);
        else
            StepPlainly(parameters, gradients, learningRate);
    }

    public override void Keep(StateArchive state) => state.Keep<float>(velocity);

    private void StepPlainly(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate)
    {
        var wide = Vectors.Wide(gradients.Length);
        StepPlainly<Lanes512, Vector512<float>>(parameters, gradients[..wide], learningRate);
        StepPlainly<Lanes256, Vector256<float>>(parameters[wide..], gradients[wide..], learningRate);
    }

    private void StepPlainly<TLanes, T>(Span<float> parameters, ReadOnlySpan<float> gradients, float learningRate)
        where TLanes : struct, ILanes<T>
        where T : struct
    {
        var (rate, decay) = (TLanes.Fill(-learningRate), TLanes.Fill((float)definition.WeightDecay));
        var g = MemoryMarshal.Cast<float, T>(gradients);
        var w = MemoryMarshal.Cast<float, T>(parameters)[..g.Length];
        for (var i = 0; i < g.Length; i++)
            w[i] = TLanes.Add(w[i], TLanes.Multiply(rate, TLanes.Add(g[i], TLanes.Multiply(decay, w[i]))));
    }

    private void StepWithMomentum(Span<Vector256<float>> w, ReadOnlySpan<Vector256<float>> g, float learningRate)
    {
        var (rate, decay) = (Vector256.Create(learningRate), Vector256.Create((float)definition.WeightDecay));
        var momentum = Vector256.Create((float)definition.Momentum);
        // Nesterov's step is g + μ v, the common one v alone.
        var (share, keep) = definition.Nesterov ? (Vector256<float>.One, momentum) : (default, Vector256<float>.One);
        var v = Vectors.Of(velocity.AsSpan())[..g.Length];
        w = w[..g.Length];
        for (var i = 0; i < g.Length; i++)
        {
            var gradient = g[i] + (decay * w[i]);
            v[i] = (momentum * v[i]) + gradient;
            w[i] -= rate * ((share * gradient) + (keep * v[i]));
        }
    }
}
