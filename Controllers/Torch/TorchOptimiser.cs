using static TorchSharp.torch;

namespace ProcessChain.Torch;

/// <summary>Changes all parameters along their gradients, by PyTorch's formulas; called within a scope that disposes of tensors.</summary>
internal abstract class TorchOptimiser(OptimiserDefinition definition, params Tensor[] memory) : IDisposable
{
    /// <summary>Its settings.</summary>
    protected OptimiserDefinition Definition => definition;

    public static TorchOptimiser Create(OptimiserDefinition definition, int count, Device device)
    {
        return definition.Kind switch
        {
            OptimiserKind.Adam or OptimiserKind.AdamW => new TorchAdam(definition, Memory(), Memory()),
            OptimiserKind.RmsProp => new TorchRmsProp(definition, Memory(), Memory(), Memory()),
            _ => new TorchSgd(definition, Memory()),
        };

        Tensor Memory() => TensorMemory.Zeros(device, count);
    }

    /// <summary>One update.</summary>
    public abstract void Step(Tensor parameters, Tensor gradients, float learningRate);

    public virtual void Keep(StateArchive state)
    {
        foreach (var tensor in memory)
            state.Keep(tensor);
    }

    public void Dispose()
    {
        foreach (var tensor in memory)
            tensor.Dispose();
    }

    /// <summary>The gradients with the share of the weights that pulls these to 0.</summary>
    protected Tensor WithWeightDecay(Tensor gradients, Tensor parameters) =>
        definition.WeightDecay == 0 ? gradients : gradients.add(parameters, definition.WeightDecay);
}

/// <summary>Tensors in saved states.</summary>
internal static class TensorState
{
    /// <summary>Keeps all numbers of a tensor.</summary>
    public static void Keep(this StateArchive state, Tensor tensor)
    {
        var numbers = new float[tensor.NumberOfElements];
        tensor.CopyTo(numbers);
        state.Keep<float>(numbers);
        if (state.IsReading)
            tensor.CopyFrom(numbers);
    }
}
