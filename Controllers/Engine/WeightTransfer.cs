namespace ProcessChain;

/// <summary>Weights of one network as the start of another with the same hidden layers, whose inputs and outputs are others.</summary>
internal static class WeightTransfer
{
    /// <summary>Whether the hidden layers of two networks are as wide as each other's, and their outputs of one form.</summary>
    public static bool Fits(NetworkShape from, NetworkShape to) =>
        from.Head == to.Head
        && from.Layers.SkipLast(1).Select(Width).SequenceEqual(to.Layers.SkipLast(1).Select(Width));

    /// <summary>The parameters of the new network, in the order that <see cref="NetworkShape"/> tells.</summary>
    /// <param name="from">The network that has learned.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="to">The new one.</param>
    /// <param name="inputs">Of which input of the old network each new one gets the weights.</param>
    /// <param name="outputs">Of which output of the old network each new one gets the weights.</param>
    public static float[] Of(
        NetworkShape from,
        ReadOnlySpan<float> parameters,
        NetworkShape to,
        IReadOnlyList<int> inputs,
        IReadOnlyList<int> outputs
    )
    {
        var result = new float[to.Parameters];
        for (var l = 0; l < to.Layers.Count; l++)
        {
            var (old, own) = (from.Layers[l], to.Layers[l]);
            for (var row = 0; row < own.Outputs; row++)
            {
                var oldRow = l == to.Layers.Count - 1 ? OutputOf(row) : row;
                for (var column = 0; column < own.Inputs; column++)
                {
                    var oldColumn = l == 0 ? inputs[column] : column;
                    result[own.WeightsAt + (row * own.Inputs) + column] = parameters[
                        old.WeightsAt + (oldRow * old.Inputs) + oldColumn
                    ];
                }
                result[own.BiasAt + row] = parameters[old.BiasAt + oldRow];
            }
        }
        return result;

        // With the dueling head the value comes after the advantages.
        int OutputOf(int row) => row < outputs.Count ? outputs[row] : row - outputs.Count + from.Outputs;
    }

    private static int Width(DenseLayer layer) => layer.Outputs;
}
