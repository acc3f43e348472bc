namespace ProcessChain.Tests;

/// <summary>A network's numbers as arrays, in the order of <see cref="NetworkShape"/>.</summary>
internal static class NetworkNumbers
{
    public static float[] Parameters(this INetwork network)
    {
        var values = new float[network.Shape.Parameters];
        network.ReadParameters(values);
        return values;
    }

    public static float[] InputGradients(this INetwork network, int rows) =>
        [.. Enumerable.Range(0, rows).SelectMany(row => network.InputGradient(row).ToArray())];

    public static float[] Gradients(this INetwork network)
    {
        var values = new float[network.Shape.Parameters];
        network.ReadGradients(values);
        return values;
    }

    /// <summary>Cut into what PyTorch lists: W0 (out × in), b0, W1, b1, ….</summary>
    public static List<float[]> Tensors(this NetworkShape shape, float[] values) =>
        [
            .. shape.Layers.SelectMany(layer =>
                new[] { values[layer.WeightsAt..layer.BiasAt], values[layer.BiasAt..layer.End] }
            ),
        ];
}
