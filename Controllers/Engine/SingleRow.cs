using System.Runtime.CompilerServices;

namespace ProcessChain;

/// <summary>The forward pass of one row alone, as a greedy decision needs it: lanes run along the outputs of each layer.</summary>
internal sealed class SingleRow(NetworkShape shape, PaddedLayer[] layers, AlignedArray parameters)
{
    /// <summary>Inputs of every layer; the last entry holds the last layer's sums.</summary>
    private readonly AlignedArray[] activations =
    [
        new(MatrixProduct.Padded(shape.Inputs)),
        .. layers.Select(layer => new AlignedArray(layer.Width)),
    ];

    /// <summary>The last layer's sums as the first column of a panel.</summary>
    private readonly BatchPanels sums = new(layers[^1].Outputs, 1);

    public void Forward(ReadOnlySpan<float> input, Span<float> output)
    {
        input.CopyTo(activations[0].Values);
        if (shape.InputRelu)
            Activation.Relu.Apply(ref activations[0].At(0), activations[0].Length);
        for (var l = 0; l < layers.Length; l++)
            ForwardLayer(l);
        if (shape.Head == OutputHead.Linear)
            activations[^1].Values[..output.Length].CopyTo(output);
        else
            ApplyHead(output);
    }

    /// <summary>f(x W + b).</summary>
    private void ForwardLayer(int l)
    {
        var layer = layers[l];
        parameters.Values[layer.BiasAt..layer.End].CopyTo(activations[l + 1].Values);
        var isHidden = l < layers.Length - 1;
        new MatrixProduct
        {
            A = ref activations[l].At(0),
            ColumnOfA = 1,
            B = ref parameters.At(layer.WeightsAt),
            RowOfB = layer.Width,
            C = ref activations[l + 1].At(0),
            Rows = 1,
            Inner = layer.Inputs,
            Columns = layer.Width,
        }.Compute<Added>();
        if (isHidden)
            shape.Activation.Apply(ref activations[l + 1].At(0), layer.Width);
    }

    private void ApplyHead(Span<float> output)
    {
        ref var panel = ref sums.Panel(0);
        for (var i = 0; i < sums.Features; i++)
            Unsafe.Add(ref panel, i * BatchPanels.Width) = activations[^1].Values[i];
        OutputHeads.Forward(shape.Head, ref panel, shape.Outputs, MatrixProduct.Lanes);
        for (var i = 0; i < output.Length; i++)
            output[i] = Unsafe.Add(ref panel, i * BatchPanels.Width);
    }
}
