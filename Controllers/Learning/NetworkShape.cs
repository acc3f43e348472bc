namespace ProcessChain.Controllers.Learning;

/// <summary>What turns the last layer's sums into outputs.</summary>
internal enum OutputHead
{
    Linear,
    Softmax,

    /// <summary>Wang et al. (2016): the last layer gives advantages A and a value V; Q = V + A − mean A.</summary>
    Dueling,
}

/// <summary>One dense layer: where its weights W[in, out] and biases stand among all parameters.</summary>
internal readonly record struct DenseLayer(int Inputs, int Outputs, int WeightsAt)
{
    /// <summary>Outputs with padding: the length of a row of W.</summary>
    public int Width => MatrixProduct.Padded(Outputs);

    public int BiasAt => WeightsAt + (Inputs * Width);

    public int End => BiasAt + Width;
}

/// <summary>
/// Layers of a multilayer perceptron. Parameters are one array: for each layer W[in, out] by rows, then the biases, rows
/// padded with zeros that stay zero.
/// </summary>
internal sealed class NetworkShape
{
    public NetworkShape(int inputs, IEnumerable<int> hidden, int outputs, OutputHead head, bool inputRelu)
    {
        (Inputs, Outputs, Head, InputRelu) = (inputs, outputs, head, inputRelu);
        var layers = new List<DenseLayer>();
        var (width, at) = (inputs, 0);
        foreach (var next in hidden.Append(head == OutputHead.Dueling ? outputs + 1 : outputs))
        {
            layers.Add(new DenseLayer(width, next, at));
            (width, at) = (next, layers[^1].End);
        }
        Layers = [.. layers];
    }

    public int Inputs { get; }

    public int Outputs { get; }

    public OutputHead Head { get; }

    /// <summary>Whether the inputs themselves pass through a ReLU.</summary>
    public bool InputRelu { get; }

    public DenseLayer[] Layers { get; }

    /// <summary>Length of the parameter array, padding included.</summary>
    public int Parameters => Layers[^1].End;

    /// <summary>Writes what distinguishes this shape from others.</summary>
    public void Save(StateWriter writer)
    {
        writer.Write(Inputs);
        writer.Write(Layers.Length);
        foreach (var layer in Layers)
            writer.Write(layer.Outputs);
        writer.Write((int)Head);
        writer.Write(InputRelu ? 1 : 0);
    }

    /// <summary>Reads what <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It was another shape.</exception>
    public void Expect(StateReader reader)
    {
        reader.Expect(Inputs, "inputs:");
        reader.Expect(Layers.Length, "layers:");
        foreach (var layer in Layers)
            reader.Expect(layer.Outputs, "a layer of width");
        reader.Expect((int)Head, "the output head");
        reader.Expect(InputRelu ? 1 : 0, "ReLU on inputs:");
    }
}
