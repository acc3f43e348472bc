using System.Runtime.Intrinsics;

namespace ProcessChain.Controllers.Learning;

/// <summary>This project's own engine: parameters, gradients and activations in flat arrays, padded to whole vectors.</summary>
internal sealed class MultilayerPerceptron : INetwork
{
    /// <summary>Inputs of every layer, rows × padded width; the last entry holds the last layer's sums.</summary>
    private readonly float[][] activations;

    /// <summary>Gradients with respect to <see cref="activations"/> after the first.</summary>
    private readonly float[][] deltas;

    private readonly float[] outputs;
    private readonly float[] outputGradients;
    private readonly float[] transposed;
    private readonly PaddedLayer[] layers;
    private readonly float[] parameters;
    private readonly float[] gradients;
    private readonly Optimiser? optimiser;

    /// <param name="shape">The layers.</param>
    /// <param name="batch">Most rows in one pass.</param>
    /// <param name="optimiser">How it learns; null for a network that never does.</param>
    public MultilayerPerceptron(NetworkShape shape, int batch, OptimiserDefinition? optimiser)
    {
        Shape = shape;
        layers = PaddedLayer.Of(shape);
        parameters = new float[layers[^1].End];
        gradients = new float[layers[^1].End];
        this.optimiser = optimiser is null ? null : Optimiser.Create(optimiser, parameters.Length);
        activations = [new float[batch * InputWidth], .. layers.Select(layer => new float[batch * layer.Width])];
        deltas = [.. activations.Select(layer => new float[layer.Length])];
        outputs = new float[batch * shape.Outputs];
        outputGradients = new float[batch * shape.Outputs];
        transposed = new float[layers.Max(layer => layer.Outputs * MatrixProduct.Padded(layer.Inputs))];
    }

    /// <inheritdoc/>
    public NetworkShape Shape { get; }

    private int InputWidth => MatrixProduct.Padded(Shape.Inputs);

    /// <inheritdoc/>
    public Span<float> Input(int row) => activations[0].AsSpan(row * InputWidth, Shape.Inputs);

    /// <inheritdoc/>
    public ReadOnlySpan<float> Output(int row) => outputs.AsSpan(row * Shape.Outputs, Shape.Outputs);

    /// <inheritdoc/>
    public Span<float> OutputGradient(int row) => outputGradients.AsSpan(row * Shape.Outputs, Shape.Outputs);

    /// <inheritdoc/>
    public void Forward(int rows)
    {
        if (Shape.InputRelu)
            Relu(activations[0].AsSpan(0, rows * InputWidth));
        for (var l = 0; l < layers.Length; l++)
        {
            var layer = layers[l];
            var sums = activations[l + 1].AsSpan(0, rows * layer.Width);
            MatrixProduct.Multiply(
                Activations(l, rows),
                parameters.AsSpan(layer.WeightsAt..layer.BiasAt),
                parameters.AsSpan(layer.BiasAt..layer.End),
                sums,
                layer.Width
            );
            if (l < layers.Length - 1)
                Relu(sums);
        }
        for (var row = 0; row < rows; row++)
            OutputHeads.Forward(
                Shape.Head,
                Row(activations[^1], row),
                outputs.AsSpan(row * Shape.Outputs, Shape.Outputs)
            );
    }

    /// <inheritdoc/>
    public void Backward(int rows)
    {
        for (var row = 0; row < rows; row++)
            OutputHeads.Backward(Shape.Head, Output(row), OutputGradient(row), Row(deltas[^1], row));
        for (var l = layers.Length - 1; l >= 0; l--)
        {
            LayerGradients(l, rows);
            if (l > 0)
                PropagateBack(l, rows);
        }
    }

    /// <inheritdoc/>
    public float GradientNorm() => Parameters.Norm(gradients);

    /// <inheritdoc/>
    public void ScaleGradients(float factor) => Parameters.Scale(gradients, factor);

    /// <inheritdoc/>
    /// <exception cref="InvalidOperationException">The network was made without an optimiser.</exception>
    public void Step(float learningRate)
    {
        if (optimiser is null)
            throw new InvalidOperationException("This network was made without an optimiser.");
        optimiser.Step(parameters, gradients, learningRate);
    }

    /// <inheritdoc/>
    public void MoveTowards(INetwork other, double tau) =>
        Parameters.MoveTowards(parameters, ((MultilayerPerceptron)other).parameters, tau);

    /// <inheritdoc/>
    public bool IsFinite() => Parameters.AreFinite(parameters);

    /// <inheritdoc/>
    public void ReadParameters(Span<float> destination) => Give(parameters, destination);

    /// <inheritdoc/>
    public void ReadGradients(Span<float> destination) => Give(gradients, destination);

    /// <inheritdoc/>
    public void WriteParameters(ReadOnlySpan<float> values)
    {
        for (var l = 0; l < layers.Length; l++)
            layers[l].Take(values, Shape.Layers[l], parameters);
    }

    /// <inheritdoc/>
    public void Save(StateWriter writer)
    {
        writer.Write<float>(parameters);
        optimiser?.Save(writer);
    }

    /// <inheritdoc/>
    public void Load(StateReader reader)
    {
        reader.Read<float>(parameters);
        optimiser?.Load(reader);
    }

    /// <inheritdoc/>
    public void Dispose() { }

    private void Give(float[] padded, Span<float> destination)
    {
        for (var l = 0; l < layers.Length; l++)
            layers[l].Give(padded, Shape.Layers[l], destination);
    }

    private Span<float> Row(float[] last, int row)
    {
        var layer = layers[^1];
        return last.AsSpan(row * layer.Width, layer.Outputs);
    }

    private MatrixView Activations(int l, int rows)
    {
        var inputs = layers[l].Inputs;
        return new MatrixView(activations[l], rows, inputs, MatrixProduct.Padded(inputs));
    }

    /// <summary>dW = Xᵀ δ and db = Σ δ over the rows.</summary>
    private void LayerGradients(int l, int rows)
    {
        var layer = layers[l];
        ReadOnlySpan<float> delta = deltas[l + 1].AsSpan(0, rows * layer.Width);
        var weights = gradients.AsSpan(layer.WeightsAt..layer.BiasAt);
        MatrixProduct.Multiply(Activations(l, rows).Transposed, delta, [], weights, layer.Width);
        SumRows(delta, gradients.AsSpan(layer.BiasAt..layer.End));
    }

    /// <summary>Gradient with respect to the layer's inputs, δ Wᵀ, where the ReLU before them let them through.</summary>
    private void PropagateBack(int l, int rows)
    {
        var layer = layers[l];
        var width = MatrixProduct.Padded(layer.Inputs);
        Transpose(layer, width);
        var inner = deltas[l].AsSpan(0, rows * width);
        var delta = new MatrixView(deltas[l + 1], rows, layer.Outputs, layer.Width);
        MatrixProduct.Multiply(delta, transposed, [], inner, width);
        MaskByRelu(activations[l], inner);
    }

    private void Transpose(PaddedLayer layer, int width)
    {
        var weights = parameters.AsSpan(layer.WeightsAt..layer.BiasAt);
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
