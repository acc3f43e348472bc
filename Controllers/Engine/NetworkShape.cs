namespace ProcessChain;

/// <summary>
/// The layers of a multilayer perceptron. Where its parameters are one array, they stand in PyTorch's order: for each layer
/// its weights W[out, in] by rows, then its biases.
/// </summary>
internal sealed class NetworkShape
{
    public NetworkShape(
        int inputs,
        IEnumerable<int> hidden,
        int outputs,
        OutputHead head = OutputHead.Linear,
        bool inputRelu = false,
        Activation activation = Activation.Relu
    )
    {
        (Inputs, Outputs, Head, InputRelu, Activation) = (inputs, outputs, head, inputRelu, activation);
        var layers = new List<DenseLayer>();
        var (width, at) = (inputs, 0);
        foreach (var next in hidden.Append(head == OutputHead.Dueling ? outputs + 1 : outputs))
        {
            layers.Add(new DenseLayer(width, next, at));
            (width, at) = (next, layers[^1].End);
        }
        Layers = layers;
    }

    /// <summary>Numbers in an input.</summary>
    public int Inputs { get; }

    /// <summary>Numbers in an output.</summary>
    public int Outputs { get; }

    /// <summary>What turns the last layer's sums into outputs.</summary>
    public OutputHead Head { get; }

    /// <summary>Whether the inputs themselves pass through a ReLU.</summary>
    public bool InputRelu { get; }

    /// <summary>What stands between the layers.</summary>
    public Activation Activation { get; }

    /// <summary>The dense layers, from input to output.</summary>
    public IReadOnlyList<DenseLayer> Layers { get; }

    /// <summary>Weights and biases in all.</summary>
    public int Parameters => Layers[^1].End;

    /// <summary>Keeps what distinguishes this shape from others.</summary>
    /// <exception cref="InvalidDataException">Another shape was written.</exception>
    public void Keep(StateArchive state)
    {
        state.Expect(Inputs, "inputs:");
        state.Expect(Layers.Count, "layers:");
        foreach (var layer in Layers)
            state.Expect(layer.Outputs, "a layer of width");
        state.Expect((int)Head, "the output head");
        state.Expect((int)Activation, "the activation");
        state.Expect(InputRelu ? 1 : 0, "ReLU on inputs:");
    }
}

/// <summary>One dense layer.</summary>
/// <param name="Inputs">Numbers it gets.</param>
/// <param name="Outputs">Sums it gives.</param>
/// <param name="WeightsAt">Where its weights W[out, in] begin among all parameters.</param>
internal readonly record struct DenseLayer(int Inputs, int Outputs, int WeightsAt)
{
    /// <summary>Where its biases begin.</summary>
    public int BiasAt => WeightsAt + (Inputs * Outputs);

    /// <summary>Where the next layer begins.</summary>
    public int End => BiasAt + Outputs;
}
