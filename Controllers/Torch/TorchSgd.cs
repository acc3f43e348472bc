using static TorchSharp.torch;

namespace ProcessChain.Torch;

/// <summary>v ← μ v + g, w ← w − α v; with Nesterov's momentum w ← w − α (g + μ v).</summary>
internal sealed class TorchSgd(OptimiserDefinition definition, Tensor velocity) : TorchOptimiser(definition, velocity)
{
    public override void Step(Tensor parameters, Tensor gradients, float learningRate)
    {
        var direction = WithWeightDecay(gradients, parameters);
        if (Definition.Momentum > 0)
        {
            velocity.mul_(Definition.Momentum).add_(direction);
            direction = Definition.Nesterov ? direction.add(velocity, Definition.Momentum) : velocity;
        }
        parameters.add_(direction, -learningRate);
    }
}
