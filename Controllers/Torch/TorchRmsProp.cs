using static TorchSharp.torch;

namespace ProcessChain.Torch;

/// <summary>
/// v ← ρ v + (1−ρ) g², w ← w − α b with b ← μ b + g / (√v + ε); centred with v − ḡ² under the root, where ḡ ← ρ ḡ + (1−ρ) g.
/// </summary>
internal sealed class TorchRmsProp(OptimiserDefinition definition, Tensor squares, Tensor means, Tensor velocity)
    : TorchOptimiser(definition, squares, means, velocity)
{
    public override void Step(Tensor parameters, Tensor gradients, float learningRate)
    {
        var gradient = WithWeightDecay(gradients, parameters);
        squares.mul_(Definition.Rho).addcmul_(gradient, gradient, 1 - Definition.Rho);
        var deviations = Variances(gradient).sqrt_().add_(Definition.Epsilon);
        if (Definition.Momentum > 0)
            parameters.add_(velocity.mul_(Definition.Momentum).addcdiv_(gradient, deviations), -learningRate);
        else
            parameters.addcdiv_(gradient, deviations, -learningRate);
    }

    private Tensor Variances(Tensor gradient)
    {
        if (!Definition.Centred)
            return squares.clone();
        means.mul_(Definition.Rho).add_(gradient, 1 - Definition.Rho);
        return squares.addcmul(means, means, -1).clamp_(min: 0);
    }
}
