namespace ProcessChain;

/// <summary>
/// A function approximator that learns: dense layers, room for one batch, and an optimiser. Fill <see cref="Input"/>, call
/// <see cref="Forward"/>, read <see cref="Output"/>; to learn, fill <see cref="OutputGradient"/>, call
/// <see cref="Backward"/> before the next forward pass, then <see cref="Step"/>. With our own engine none of these
/// allocates. Not safe for use by several threads.
/// </summary>
internal interface INetwork : IDisposable
{
    /// <summary>The layers.</summary>
    NetworkShape Shape { get; }

    /// <summary>The inputs of a row, to be filled before <see cref="Forward"/>.</summary>
    /// <param name="row">0 to the batch's size less one.</param>
    Span<float> Input(int row);

    /// <summary>Computes the outputs of the first <paramref name="rows"/> rows.</summary>
    void Forward(int rows);

    /// <summary>The outputs of a row, after <see cref="Forward"/>.</summary>
    ReadOnlySpan<float> Output(int row);

    /// <summary>Gradient of the loss with respect to the outputs of a row, to be filled before <see cref="Backward"/>.</summary>
    Span<float> OutputGradient(int row);

    /// <summary>Computes the gradients from <see cref="OutputGradient"/> and the newest forward pass.</summary>
    void Backward(int rows, bool toInputs = false);

    /// <summary>Gradient of the loss with respect to the inputs of a row, after a <see cref="Backward"/> that was asked for it.</summary>
    ReadOnlySpan<float> InputGradient(int row);

    /// <summary>The Euclidean norm of the gradients of all parameters.</summary>
    float GradientNorm();

    /// <summary>Multiplies the gradients of all parameters.</summary>
    void ScaleGradients(float factor);

    /// <summary>Changes the parameters along the newest gradients.</summary>
    /// <param name="learningRate">Above 0.</param>
    void Step(float learningRate);

    /// <summary>θ ← τ θ′ + (1−τ) θ, where θ′ are the parameters of another network of this engine and shape; a copy for τ = 1.</summary>
    /// <param name="other">The network with θ′.</param>
    /// <param name="tau">τ, in (0, 1].</param>
    void MoveTowards(INetwork other, double tau);

    /// <summary>Whether no parameter is infinite or not a number.</summary>
    bool IsFinite();

    /// <summary>Copies the parameters out, in the order that <see cref="NetworkShape"/> tells.</summary>
    void ReadParameters(Span<float> destination);

    /// <summary>Sets the parameters, in the order that <see cref="NetworkShape"/> tells.</summary>
    void WriteParameters(ReadOnlySpan<float> values);

    /// <summary>Copies the newest gradients out, in the order that <see cref="NetworkShape"/> tells.</summary>
    void ReadGradients(Span<float> destination);

    /// <summary>
    /// A network with the very parameters of this one, and with room and gradients of its own: as long as nobody changes
    /// the parameters, several threads compute with a twin each. It has no optimiser.
    /// </summary>
    /// <param name="batch">Most rows in one pass; 1 or more.</param>
    INetwork Twin(int batch);

    /// <summary>Makes the gradients the sum of those of networks of this engine and shape, added in their order.</summary>
    void SumGradients(ReadOnlySpan<INetwork> parts);

    /// <summary>Keeps parameters and the optimiser's state: what the next update depends on.</summary>
    /// <exception cref="InvalidDataException">What is read belongs to another network or is damaged.</exception>
    void Keep(StateArchive state);

    /// <summary>Keeps what the network acts by: its shape and its parameters.</summary>
    /// <exception cref="InvalidDataException">What is read belongs to another network or is damaged.</exception>
    void KeepParameters(StateArchive state)
    {
        Shape.Keep(state);
        var parameters = new float[Shape.Parameters];
        ReadParameters(parameters);
        state.Keep<float>(parameters);
        if (state.IsReading)
            WriteParameters(parameters);
    }
}

/// <summary>Makes networks.</summary>
internal interface INetworkEngine
{
    /// <summary>A network with all parameters 0.</summary>
    /// <param name="shape">The layers.</param>
    /// <param name="batch">Most rows in one pass; 1 or more.</param>
    /// <param name="optimiser">How it learns; null for one that never does.</param>
    INetwork Create(NetworkShape shape, int batch, OptimiserDefinition? optimiser);
}
