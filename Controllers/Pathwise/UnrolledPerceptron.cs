namespace ProcessChain;

/// <summary>
/// One network used in every period of an episode, for a block of episodes side by side. Keeps the activations of all
/// periods, so that it can be gone through backwards period by period; the gradients of the parameters add up.
/// </summary>
internal sealed class UnrolledPerceptron
{
    private const int Width = BatchPanels.Width;

    private readonly Activation activation;
    private readonly PaddedLayer[] layers;
    private readonly AlignedArray parameters;
    private readonly AlignedArray gradients;

    /// <summary>Inputs of every layer, one panel for each period; the last entry holds the outputs.</summary>
    private readonly BatchPanels[] activations;

    /// <summary>Gradients with respect to <see cref="activations"/> in one period.</summary>
    private readonly BatchPanels[] deltas;

    private readonly AlignedArray deltaRows;

    public UnrolledPerceptron(NetworkShape shape, int periods)
    {
        activation = shape.Activation;
        layers = PaddedLayer.Of(shape);
        parameters = new AlignedArray(layers[^1].End);
        gradients = new AlignedArray(layers[^1].End);
        int[] widths = [shape.Inputs, .. layers.Select(layer => layer.Outputs)];
        activations = [.. widths.Select(width => new BatchPanels(width, periods * Width))];
        deltas = [.. widths.Select(width => new BatchPanels(width, Width))];
        deltaRows = new AlignedArray(Width * layers.Max(layer => layer.Width));
    }

    /// <summary>All parameters in the order of <see cref="PaddedLayer"/>.</summary>
    public Span<float> Parameters => parameters.Values;

    /// <summary>Sums of the gradients since they were cleared, in the same order.</summary>
    public Span<float> Gradients => gradients.Values;

    /// <summary>The inputs of a period, <c>[input][episode]</c>.</summary>
    public ref float Inputs(int period) => ref activations[0].Panel(period);

    /// <summary>The outputs of a period, <c>[output][episode]</c>.</summary>
    public ref float Outputs(int period) => ref activations[^1].Panel(period);

    /// <summary>Gradient with respect to the outputs of the period that is gone back through next.</summary>
    public ref float OutputGradients => ref deltas[^1].Panel(0);

    /// <summary>Gradient with respect to the inputs of the period that was gone back through last.</summary>
    public ref float InputGradients => ref deltas[0].Panel(0);

    /// <summary>Computes the outputs of a period.</summary>
    public void Forward(int period)
    {
        for (var l = 0; l < layers.Length; l++)
            DensePasses.Forward(
                layers[l],
                parameters,
                ref activations[l].Panel(period),
                ref activations[l + 1].Panel(period),
                Width,
                l < layers.Length - 1 ? activation : null
            );
    }

    /// <summary>Adds to the gradients what a period contributes.</summary>
    public void Backward(int period)
    {
        for (var l = layers.Length - 1; l >= 0; l--)
        {
            var layer = layers[l];
            deltas[l + 1].Give(deltaRows, layer.Width, Width);
            ref var inputs = ref activations[l].Panel(period);
            DensePasses.WeightGradients<Added>(layer, ref inputs, ref deltaRows.At(0), gradients, Width);
            AddRows(deltaRows.Values[..(Width * layer.Width)], gradients.Values[layer.BiasAt..layer.End]);
            DensePasses.PropagateBack(
                layer,
                parameters,
                ref deltas[l + 1].Panel(0),
                ref inputs,
                ref deltas[l].Panel(0),
                Width,
                l > 0 ? activation : null
            );
        }
    }

    private static void AddRows(ReadOnlySpan<float> rows, Span<float> sums)
    {
        var target = Vectors.Of(sums);
        var source = Vectors.Of(rows);
        for (var i = 0; i < source.Length; i++)
            target[i % target.Length] += source[i];
    }
}
