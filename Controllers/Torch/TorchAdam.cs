using static TorchSharp.torch;

namespace ProcessChain.Torch;

/// <summary>
/// m ← β₁ m + (1−β₁) g, v ← β₂ v + (1−β₂) g², w ← w − α/(1−β₁ᵗ) · m / (√v/√(1−β₂ᵗ) + ε); as AdamW with weight decay apart
/// from the gradient.
/// </summary>
internal sealed class TorchAdam(OptimiserDefinition definition, Tensor means, Tensor squares)
    : TorchOptimiser(definition, means, squares)
{
    /// <summary>β₁ᵗ and β₂ᵗ.</summary>
    private (double First, double Second) powers = (1, 1);

    private bool IsDecoupled => Definition.Kind == OptimiserKind.AdamW;

    public override void Step(Tensor parameters, Tensor gradients, float learningRate)
    {
        var (beta1, beta2) = (Definition.Beta1, Definition.Beta2);
        powers = (powers.First * beta1, powers.Second * beta2);
        var gradient = IsDecoupled ? gradients : WithWeightDecay(gradients, parameters);
        if (IsDecoupled && Definition.WeightDecay > 0)
            parameters.mul_(1 - (learningRate * Definition.WeightDecay));
        means.mul_(beta1).add_(gradient, 1 - beta1);
        squares.mul_(beta2).addcmul_(gradient, gradient, 1 - beta2);
        var deviations = squares.sqrt().mul_(1 / Math.Sqrt(1 - powers.Second)).add_(Definition.Epsilon);
        parameters.addcdiv_(means, deviations, -learningRate / (1 - powers.First));
    }

    public override void Keep(StateArchive state)
    {
        powers = (state.Keep(powers.First), state.Keep(powers.Second));
        base.Keep(state);
    }
}
