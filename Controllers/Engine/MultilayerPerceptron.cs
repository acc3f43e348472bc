using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ProcessChain;

/// <summary>
/// This project's own engine. Inside a pass lanes run along the batch, so that a batch of 32 fills whole vectors whatever
/// the widths of the layers; one row alone has lanes along the outputs. Three paths, chosen by the processor: vectors of
/// 512 bits, of 256 bits with fused multiply-add, and of 128 bits. Every sum is taken in the same order on all of them, so
/// the first two give equal bits, and so does a row alone or among others; without fused multiply-add results agree
/// within 1e-5 · max(1, |x|).
/// </summary>
internal sealed class MultilayerPerceptron : INetwork
{
    /// <summary>Inputs of every layer; the last entry holds the outputs.</summary>
    private readonly BatchPanels[] activations;

    /// <summary>Gradients with respect to <see cref="activations"/>.</summary>
    private readonly BatchPanels[] deltas;

    /// <summary>The deltas of one layer, row after row.</summary>
    private readonly AlignedArray deltaRows;

    private readonly BatchRows inputs;
    private readonly BatchRows outputs;
    private readonly BatchRows outputGradients;
    private readonly BatchRows inputGradients;
    private readonly PaddedLayer[] layers;
    private readonly AlignedArray parameters;
    private readonly AlignedArray gradients;
    private readonly Optimiser? optimiser;
    private readonly SingleRow singleRow;

    /// <summary>Rows of the first panel that have a gradient.</summary>
    private readonly int[] rowsWithGradient = new int[BatchPanels.Width];

    public MultilayerPerceptron(NetworkShape shape, int batch, OptimiserDefinition? optimiser)
        : this(shape, batch, new AlignedArray(PaddedLayer.Of(shape)[^1].End)) =>
        this.optimiser = optimiser is null ? null : Optimiser.Create(optimiser, parameters.Length);

    /// <summary>A network that never learns, of parameters in the order of <see cref="PaddedLayer"/>.</summary>
    public MultilayerPerceptron(NetworkShape shape, int batch, AlignedArray parameters)
    {
        Shape = shape;
        layers = PaddedLayer.Of(shape);
        this.parameters = parameters;
        gradients = new AlignedArray(parameters.Length);
        int[] widths = [shape.Inputs, .. layers.Select(layer => layer.Outputs)];
        activations = [.. widths.Select(width => new BatchPanels(width, batch))];
        deltas = [.. widths.Select(width => new BatchPanels(width, batch))];
        deltaRows = new AlignedArray(MatrixProduct.Padded(batch) * layers.Max(layer => layer.Width));
        inputs = new BatchRows(shape.Inputs, batch);
        inputGradients = new BatchRows(shape.Inputs, batch);
        outputs = new BatchRows(shape.Outputs, batch);
        outputGradients = new BatchRows(shape.Outputs, batch);
        singleRow = new SingleRow(shape, layers, parameters);
    }

    public NetworkShape Shape { get; }

    public INetwork Twin(int batch) => new MultilayerPerceptron(Shape, batch, parameters);

    public void SumGradients(ReadOnlySpan<INetwork> parts)
    {
        GradientsOf(parts[0]).CopyTo(gradients.Values);
        var sums = Vectors.Of(gradients.Values);
        foreach (var part in parts[1..])
        {
            var added = Vectors.Of(GradientsOf(part))[..sums.Length];
            for (var i = 0; i < sums.Length; i++)
                sums[i] += added[i];
        }
    }

    public Span<float> Input(int row) => inputs[row];

    public ReadOnlySpan<float> Output(int row) => outputs[row];

    public Span<float> OutputGradient(int row) => outputGradients[row];

    public ReadOnlySpan<float> InputGradient(int row) => inputGradients[row];

    public void Forward(int rows)
    {
        if (rows == 1)
            singleRow.Forward(inputs[0], outputs[0]);
        else
            ForwardPanels(rows);
    }

    public void Backward(int rows, bool toInputs = false)
    {
        if (rows == 1)
            ForwardPanels(rows);
        outputGradients.To(deltas[^1], rows);
        for (var p = 0; p < BatchPanels.Count(rows); p++)
            OutputHeads.Backward(
                Shape.Head,
                ref activations[^1].Panel(p),
                ref deltas[^1].Panel(p),
                Shape.Outputs,
                BatchPanels.ColumnsIn(p, rows)
            );
        if (!toInputs)
            rows = LeaveOutRowsWithoutGradient(rows);
        if (rows == 0)
            gradients.Values.Clear();
        for (var l = layers.Length - 1; l >= 0; l--)
        {
            LayerGradients(l, rows);
            if (l > 0 || toInputs)
                PropagateBack(l, rows);
        }
        if (toInputs)
            inputGradients.From(deltas[0], rows);
    }

    public float GradientNorm() => Parameters.Norm(gradients.Values);

    public void ScaleGradients(float factor) => Parameters.Scale(gradients.Values, factor);

    public void Step(float learningRate)
    {
        if (optimiser is null)
            throw new InvalidOperationException("This network was made without an optimiser.");
        optimiser.Step(parameters.Values, gradients.Values, learningRate);
    }

    public void MoveTowards(INetwork other, double tau) =>
        Parameters.MoveTowards(parameters.Values, ((MultilayerPerceptron)other).parameters.Values, tau);

    public bool IsFinite() => Parameters.AreFinite(parameters.Values);

    public void ReadParameters(Span<float> destination) => Give(parameters.Values, destination);

    public void ReadGradients(Span<float> destination) => Give(gradients.Values, destination);

    public void WriteParameters(ReadOnlySpan<float> values)
    {
        for (var l = 0; l < layers.Length; l++)
            layers[l].Take(values, Shape.Layers[l], parameters.Values);
    }

    public void Keep(StateArchive state)
    {
        state.Keep(parameters.Values);
        optimiser?.Keep(state);
    }

    public void Dispose() { }

    private static Span<float> GradientsOf(INetwork network) => ((MultilayerPerceptron)network).gradients.Values;

    private void Give(ReadOnlySpan<float> padded, Span<float> destination)
    {
        for (var l = 0; l < layers.Length; l++)
            layers[l].Give(padded, Shape.Layers[l], destination);
    }

    private void ForwardPanels(int rows)
    {
        inputs.To(activations[0], rows);
        for (var p = 0; p < BatchPanels.Count(rows); p++)
        {
            if (Shape.InputRelu)
                Activation.Relu.Apply(ref activations[0].Panel(p), Shape.Inputs * BatchPanels.Width);
            for (var l = 0; l < layers.Length; l++)
                ForwardLayer(l, p, BatchPanels.ColumnsIn(p, rows));
            OutputHeads.Forward(
                Shape.Head,
                ref activations[^1].Panel(p),
                Shape.Outputs,
                BatchPanels.ColumnsIn(p, rows)
            );
        }
        outputs.From(activations[^1], rows);
    }

    private void ForwardLayer(int l, int panel, int columns) =>
        DensePasses.Forward(
            layers[l],
            parameters,
            ref activations[l].Panel(panel),
            ref activations[l + 1].Panel(panel),
            columns,
            l < layers.Length - 1 ? Shape.Activation : null
        );

    /// <summary>
    /// Moves those rows of a single panel to the front that have a gradient, if they are at most half: the others add 0 to every sum.
    /// Saturated softmax outputs leave few. With several panels, each of which is summed up by itself, rows that change panels would change bits.
    /// </summary>
    /// <returns>How many rows are left.</returns>
    private int LeaveOutRowsWithoutGradient(int rows)
    {
        if (rows > BatchPanels.Width)
            return rows;
        var count = deltas[^1].FindRows(rowsWithGradient, rows);
        if (2 * count > rows)
            return rows;
        var found = rowsWithGradient.AsSpan(0, count);
        deltas[^1].MoveToFront(found);
        foreach (var inputsOfLayer in activations.AsSpan(0, layers.Length))
            inputsOfLayer.MoveToFront(found);
        return count;
    }

    /// <summary>dW = X δᵀ and db = Σ δ over the rows.</summary>
    private void LayerGradients(int l, int rows)
    {
        var layer = layers[l];
        deltas[l + 1].Give(deltaRows, layer.Width, rows);
        for (var p = 0; p < BatchPanels.Count(rows); p++)
        {
            ref var x = ref activations[l].Panel(p);
            ref var delta = ref deltaRows.At(p * BatchPanels.Width * layer.Width);
            if (p == 0)
                DensePasses.WeightGradients<Overwritten>(
                    layer,
                    ref x,
                    ref delta,
                    gradients,
                    BatchPanels.RowsIn(p, rows)
                );
            else
                DensePasses.WeightGradients<Added>(layer, ref x, ref delta, gradients, BatchPanels.RowsIn(p, rows));
        }
        SumRows(deltaRows.Values[..(rows * layer.Width)], gradients.Values[layer.BiasAt..layer.End]);
    }

    /// <summary>Gradient with respect to the layer's inputs, W δ, through the activation before them.</summary>
    private void PropagateBack(int l, int rows)
    {
        var activation =
            l > 0 ? Shape.Activation
            : Shape.InputRelu ? Activation.Relu
            : (Activation?)null;
        for (var p = 0; p < BatchPanels.Count(rows); p++)
            DensePasses.PropagateBack(
                layers[l],
                parameters,
                ref deltas[l + 1].Panel(p),
                ref activations[l].Panel(p),
                ref deltas[l].Panel(p),
                BatchPanels.ColumnsIn(p, rows),
                activation
            );
    }

    private static void SumRows(ReadOnlySpan<float> rows, Span<float> sums)
    {
        ref var first = ref MemoryMarshal.GetReference(rows);
        for (var column = 0; column < sums.Length; column += Vector256<float>.Count)
        {
            var sum = Vector256<float>.Zero;
            for (var at = column; at < rows.Length; at += sums.Length)
                sum += Vector256.LoadUnsafe(ref Unsafe.Add(ref first, at));
            sum.StoreUnsafe(ref sums[column]);
        }
    }
}
