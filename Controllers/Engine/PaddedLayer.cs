namespace ProcessChain;

/// <summary>One dense layer as the engine keeps it: W[in, out] by rows, then the biases, rows padded with zeros that stay zero.</summary>
internal readonly record struct PaddedLayer(int Inputs, int Outputs, int WeightsAt)
{
    /// <summary>Outputs with padding: the length of a row of W.</summary>
    public int Width => MatrixProduct.Padded(Outputs);

    public int BiasAt => WeightsAt + (Inputs * Width);

    public int End => BiasAt + Width;

    /// <summary>All layers of a shape, one after the other.</summary>
    public static PaddedLayer[] Of(NetworkShape shape)
    {
        var layers = new PaddedLayer[shape.Layers.Count];
        var at = 0;
        for (var l = 0; l < layers.Length; l++)
        {
            layers[l] = new PaddedLayer(shape.Layers[l].Inputs, shape.Layers[l].Outputs, at);
            at = layers[l].End;
        }
        return layers;
    }

    /// <summary>Copies from the order of <see cref="NetworkShape"/>.</summary>
    public void Take(ReadOnlySpan<float> logical, DenseLayer place, Span<float> padded)
    {
        for (var output = 0; output < Outputs; output++)
        {
            for (var input = 0; input < Inputs; input++)
                padded[WeightsAt + (input * Width) + output] = logical[place.WeightsAt + (output * Inputs) + input];
        }
        logical[place.BiasAt..place.End].CopyTo(padded[BiasAt..]);
    }

    /// <summary>Copies into the order of <see cref="NetworkShape"/>.</summary>
    public void Give(ReadOnlySpan<float> padded, DenseLayer place, Span<float> logical)
    {
        for (var output = 0; output < Outputs; output++)
        {
            for (var input = 0; input < Inputs; input++)
                logical[place.WeightsAt + (output * Inputs) + input] = padded[WeightsAt + (input * Width) + output];
        }
        padded.Slice(BiasAt, Outputs).CopyTo(logical[place.BiasAt..]);
    }
}
