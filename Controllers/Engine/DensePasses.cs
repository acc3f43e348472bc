namespace ProcessChain;

/// <summary>The passes of one dense layer over one panel of <see cref="BatchPanels"/>, whose columns are rows of the batch.</summary>
internal static class DensePasses
{
    /// <summary>Y = f(W X + b).</summary>
    public static void Forward(
        PaddedLayer layer,
        AlignedArray parameters,
        ref float inputs,
        ref float outputs,
        int columns,
        Activation? activation
    )
    {
        new MatrixProduct
        {
            A = ref parameters.At(layer.WeightsAt),
            RowOfA = 1,
            ColumnOfA = layer.Width,
            B = ref inputs,
            RowOfB = BatchPanels.Width,
            C = ref outputs,
            RowOfC = BatchPanels.Width,
            Rows = layer.Outputs,
            Inner = layer.Inputs,
            Columns = columns,
            Bias = ref parameters.At(layer.BiasAt),
            Least = activation == Activation.Relu ? 0 : float.NegativeInfinity,
        }.Compute<Biased>();
        if (activation is { } f && f != Activation.Relu)
            f.Apply(ref outputs, layer.Outputs * BatchPanels.Width);
    }

    /// <summary>dW = X δᵀ, or dW ← dW + X δᵀ.</summary>
    /// <typeparam name="TFinish"><see cref="Overwritten"/> or <see cref="Added"/>.</typeparam>
    public static void WeightGradients<TFinish>(
        PaddedLayer layer,
        ref float inputs,
        ref float deltaRows,
        AlignedArray gradients,
        int rows
    )
        where TFinish : struct, IProductFinish =>
        new MatrixProduct
        {
            A = ref inputs,
            RowOfA = BatchPanels.Width,
            ColumnOfA = 1,
            B = ref deltaRows,
            RowOfB = layer.Width,
            C = ref gradients.At(layer.WeightsAt),
            RowOfC = layer.Width,
            Rows = layer.Inputs,
            Inner = rows,
            Columns = layer.Width,
        }.Compute<TFinish>();

    /// <summary>W δ f′(x), the gradient with respect to the x of which an activation f made the layer's inputs; without f, they are x.</summary>
    public static void PropagateBack(
        PaddedLayer layer,
        AlignedArray parameters,
        ref float deltas,
        ref float inputs,
        ref float inputDeltas,
        int columns,
        Activation? activation
    )
    {
        var product = new MatrixProduct
        {
            A = ref parameters.At(layer.WeightsAt),
            RowOfA = layer.Width,
            ColumnOfA = 1,
            B = ref deltas,
            RowOfB = BatchPanels.Width,
            C = ref inputDeltas,
            RowOfC = BatchPanels.Width,
            Gates = ref inputs,
            Rows = layer.Inputs,
            Inner = layer.Outputs,
            Columns = columns,
        };
        if (activation == Activation.Relu)
            product.Compute<Gated>();
        else
            product.Compute<Overwritten>();
        if (activation is { } f && f != Activation.Relu)
            f.ApplyDerivative(ref inputs, ref inputDeltas, layer.Inputs * BatchPanels.Width);
    }
}
