using System.Runtime.Intrinsics;

namespace ProcessChain.Controllers.Learning;

/// <summary>
/// Dense layers with ReLU between them, their parameters, and room for one batch. Fill <see cref="Input"/>, call
/// <see cref="Forward"/>, read <see cref="Output"/>; to learn, fill <see cref="OutputGradient"/> and call
/// <see cref="Backward"/> before the next forward pass. Not safe for use by several threads.
/// </summary>
internal sealed class MultilayerPerceptron
{
    /// <summary>Inputs of every layer, rows × padded width; the last entry holds the last layer's sums.</summary>
    private readonly float[][] activations;

    /// <summary>Gradients with respect to <see cref="activations"/> after the first.</summary>
    private readonly float[][] deltas;

    private readonly float[] outputs;
    private readonly float[] outputGradients;
    private readonly float[] transposed;

    /// <param name="shape">The layers.</param>
    /// <param name="batch">Most rows in one pass.</param>
    public MultilayerPerceptron(NetworkShape shape, int batch)
    {
        Shape = shape;
        Parameters = new float[shape.Parameters];
        Gradients = new float[shape.Parameters];
        activations = [new float[batch * InputWidth], .. shape.Layers.Select(layer => new float[batch * layer.Width])];
        deltas = [.. activations.Select(layer => new float[layer.Length])];
        outputs = new float[batch * shape.Outputs];
        outputGradients = new float[batch * shape.Outputs];
        transposed = new float[shape.Layers.Max(layer => layer.Outputs * MatrixProduct.Padded(layer.Inputs))];
    }

    public NetworkShape Shape { get; }

    /// <summary>All weights and biases, as <see cref="NetworkShape"/> orders them.</summary>
    public float[] Parameters { get; }

    /// <summary>Gradient of the loss with respect to <see cref="Parameters"/>, from the newest <see cref="Backward"/>.</summary>
    public float[] Gradients { get; }

    private int InputWidth => MatrixProduct.Padded(Shape.Inputs);

    /// <summary>The inputs of a row, to be filled before <see cref="Forward"/>.</summary>
    public Span<float> Input(int row) => activations[0].AsSpan(row * InputWidth, Shape.Inputs);

    /// <summary>The outputs of a row, after <see cref="Forward"/>.</summary>
    public ReadOnlySpan<float> Output(int row) => outputs.AsSpan(row * Shape.Outputs, Shape.Outputs);

    /// <summary>Gradient of the loss with respect to the outputs of a row, to be filled before <see cref="Backward"/>.</summary>
    public Span<float> OutputGradient(int row) => outputGradients.AsSpan(row * Shape.Outputs, Shape.Outputs);

    /// <summary>Computes the outputs of the first <paramref name="rows"/> rows.</summary>
    public void Forward(int rows)
    {
        if (Shape.InputRelu)
            Relu(activations[0].AsSpan(0, rows * InputWidth));
        for (var l = 0; l < Shape.Layers.Length; l++)
        {
            var layer = Shape.Layers[l];
            var sums = activations[l + 1].AsSpan(0, rows * layer.Width);
            MatrixProduct.Multiply(
                Activations(l, rows),
                Parameters.AsSpan(layer.WeightsAt..layer.BiasAt),
                Parameters.AsSpan(layer.BiasAt..layer.End),
                sums,
                layer.Width
            );
            if (l < Shape.Layers.Length - 1)
                Relu(sums);
        }
        for (var row = 0; row < rows; row++)
            OutputHeads.Forward(
                Shape.Head,
                Row(activations[^1], row),
                outputs.AsSpan(row * Shape.Outputs, Shape.Outputs)
            );
    }

    /// <summary>Computes <see cref="Gradients"/> from <see cref="OutputGradient"/> and the newest forward pass.</summary>
    /// <param name="rows">As many as that pass had.</param>
    public void Backward(int rows)
    {
        for (var row = 0; row < rows; row++)
            OutputHeads.Backward(Shape.Head, Output(row), OutputGradient(row), Row(deltas[^1], row));
        for (var l = Shape.Layers.Length - 1; l >= 0; l--)
        {
            LayerGradients(l, rows);
            if (l > 0)
                PropagateBack(l, rows);
        }
    }

    private Span<float> Row(float[] last, int row)
    {
        var layer = Shape.Layers[^1];
        return last.AsSpan(row * layer.Width, layer.Outputs);
    }

    private MatrixView Activations(int l, int rows)
    {
        var inputs = Shape.Layers[l].Inputs;
        return new MatrixView(activations[l], rows, inputs, MatrixProduct.Padded(inputs));
    }

    /// <summary>dW = Xᵀ δ and db = Σ δ over the rows.</summary>
    private void LayerGradients(int l, int rows)
    {
        var layer = Shape.Layers[l];
        ReadOnlySpan<float> delta = deltas[l + 1].AsSpan(0, rows * layer.Width);
        var weights = Gradients.AsSpan(layer.WeightsAt..layer.BiasAt);
        MatrixProduct.Multiply(Activations(l, rows).Transposed, delta, [], weights, layer.Width);
        SumRows(delta, Gradients.AsSpan(layer.BiasAt..layer.End));
    }

    /// <summary>Gradient with respect to the layer's inputs, δ Wᵀ, where the ReLU before them let them through.</summary>
    private void PropagateBack(int l, int rows)
    {
        var layer = Shape.Layers[l];
        var width = MatrixProduct.Padded(layer.Inputs);
        Transpose(layer, width);
        var gradients = deltas[l].AsSpan(0, rows * width);
        var delta = new MatrixView(deltas[l + 1], rows, layer.Outputs, layer.Width);
        MatrixProduct.Multiply(delta, transposed, [], gradients, width);
        MaskByRelu(activations[l], gradients);
    }

    private void Transpose(DenseLayer layer, int width)
    {
        var weights = Parameters.AsSpan(layer.WeightsAt..layer.BiasAt);
        for (var output = 0; output < layer.Outputs; output++)
        {
            var row = transposed.AsSpan(output * width, width);
            for (var input = 0; input < layer.Inputs; input++)
                row[input] = weights[(input * layer.Width) + output];
            row[layer.Inputs..].Clear();
        }
    }

    private static void Relu(Span<float> values)
    {
        for (var i = 0; i < values.Length; i += MatrixProduct.Lanes)
            Vector256.Max(Vector256.Create<float>(values[i..]), Vector256<float>.Zero).CopyTo(values[i..]);
    }

    private static void MaskByRelu(ReadOnlySpan<float> activations, Span<float> gradients)
    {
        for (var i = 0; i < gradients.Length; i += MatrixProduct.Lanes)
        {
            var passed = Vector256.GreaterThan(Vector256.Create(activations[i..]), Vector256<float>.Zero);
            (passed & Vector256.Create<float>(gradients[i..])).CopyTo(gradients[i..]);
        }
    }

    private static void SumRows(ReadOnlySpan<float> rows, Span<float> sums)
    {
        sums.Clear();
        for (var start = 0; start < rows.Length; start += sums.Length)
        {
            for (var i = 0; i < sums.Length; i += MatrixProduct.Lanes)
                (Vector256.Create<float>(sums[i..]) + Vector256.Create(rows[(start + i)..])).CopyTo(sums[i..]);
        }
    }
}
