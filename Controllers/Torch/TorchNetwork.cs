using TorchSharp;
using static TorchSharp.torch;

namespace ProcessChain.Torch;

/// <summary>
/// A network on TorchSharp. All parameters are one tensor, of which the layers' weights and biases are views, and so are all
/// gradients: an optimiser's step or a soft update is a few operations, however many layers there are. TorchSharp wraps every
/// tensor in an object, so that this engine, unlike our own, does allocate on the managed heap.
/// </summary>
internal sealed class TorchNetwork : INetwork
{
    private const int Format = 0x31435254; // "TRC1"

    private readonly Device device;
    private readonly Tensor parameters;
    private readonly Tensor gradients;
    private readonly List<Tensor> layers;
    private readonly List<Tensor> layerGradients;
    private readonly TorchOptimiser? optimiser;
    private readonly HostRows inputs;
    private readonly HostRows outputs;
    private readonly HostRows outputGradients;
    private readonly HostRows inputGradients;

    /// <summary>Input and output of the newest forward pass, for the way back.</summary>
    private (Tensor Input, Tensor Output)? pass;

    public TorchNetwork(NetworkShape shape, int batch, OptimiserDefinition? definition, Device device)
        : this(shape, batch, TensorMemory.Zeros(device, shape.Parameters), device) =>
        optimiser = definition is null ? null : TorchOptimiser.Create(definition, shape.Parameters, device);

    private TorchNetwork(NetworkShape shape, int batch, Tensor parameters, Device device)
    {
        Shape = shape;
        this.device = device;
        this.parameters = parameters;
        gradients = TensorMemory.Zeros(device, shape.Parameters);
        layers = LayerViews(parameters);
        foreach (var layer in layers)
            layer.requires_grad = true;
        layerGradients = LayerViews(gradients);
        inputs = new HostRows(batch, shape.Inputs);
        outputs = new HostRows(batch, shape.Outputs);
        outputGradients = new HostRows(batch, shape.Outputs);
        inputGradients = new HostRows(batch, shape.Inputs);
    }

    public NetworkShape Shape { get; }

    public Span<float> Input(int row) => inputs[row];

    public ReadOnlySpan<float> Output(int row) => outputs[row];

    public Span<float> OutputGradient(int row) => outputGradients[row];

    public ReadOnlySpan<float> InputGradient(int row) => inputGradients[row];

    public void Forward(int rows)
    {
        ForgetPass();
        using var scope = NewDisposeScope();
        var input = inputs.Upload(rows, device).detach();
        input.requires_grad = true;
        var output = Outputs(input);
        outputs.Download(output);
        pass = (scope.Detach(input), scope.Detach(output));
    }

    public void Backward(int rows, bool toInputs = false)
    {
        var (input, output) = pass ?? throw new InvalidOperationException("A forward pass must come first.");
        using var scope = NewDisposeScope();
        IList<Tensor> sought = toInputs ? [.. layers, input] : layers;
        var found = autograd.grad([output], sought, [outputGradients.Upload(rows, device)]);
        for (var i = 0; i < layers.Count; i++)
            layerGradients[i].copy_(found[i]);
        if (toInputs)
            inputGradients.Download(found[^1]);
        ForgetPass();
    }

    public float GradientNorm()
    {
        using var scope = NewDisposeScope();
        return gradients.norm().item<float>();
    }

    public void ScaleGradients(float factor)
    {
        using var scope = NewDisposeScope();
        gradients.mul_(factor);
    }

    public void Step(float learningRate)
    {
        if (optimiser is null)
            throw new InvalidOperationException("This network was made without an optimiser.");
        using var scope = NewDisposeScope();
        optimiser.Step(parameters, gradients, learningRate);
    }

    public void MoveTowards(INetwork other, double tau)
    {
        using var scope = NewDisposeScope();
        var online = ((TorchNetwork)other).parameters;
        if (tau == 1)
            parameters.copy_(online);
        else
            parameters.mul_((float)(1 - tau)).add_(online, (float)tau);
    }

    public bool IsFinite()
    {
        using var scope = NewDisposeScope();
        return parameters.isfinite().all().item<bool>();
    }

    public void ReadParameters(Span<float> destination) => parameters.CopyTo(destination);

    public void WriteParameters(ReadOnlySpan<float> values) => parameters.CopyFrom(values);

    public void ReadGradients(Span<float> destination) => gradients.CopyTo(destination);

    public INetwork Twin(int batch)
    {
        using var scope = NewDisposeScope();
        return new TorchNetwork(Shape, batch, scope.Detach(parameters.alias()), device);
    }

    public void SumGradients(ReadOnlySpan<INetwork> parts)
    {
        using var scope = NewDisposeScope();
        gradients.copy_(((TorchNetwork)parts[0]).gradients);
        foreach (var part in parts[1..])
            gradients.add_(((TorchNetwork)part).gradients);
    }

    public void Keep(StateArchive state)
    {
        if (state.Keep(Format) != Format)
            throw new InvalidDataException("The saved state is damaged or of a network of another engine.");
        state.Keep(parameters);
        optimiser?.Keep(state);
    }

    public void Dispose()
    {
        ForgetPass();
        foreach (var tensor in layers.Concat(layerGradients).Append(parameters).Append(gradients))
            tensor.Dispose();
        foreach (var rows in new[] { inputs, outputs, outputGradients, inputGradients })
            rows.Dispose();
        optimiser?.Dispose();
    }

    private void ForgetPass()
    {
        pass?.Input.Dispose();
        pass?.Output.Dispose();
        pass = null;
    }

    private Tensor Outputs(Tensor input)
    {
        var values = Shape.InputRelu ? input.relu() : input;
        for (var l = 0; l < layers.Count; l += 2)
        {
            values = nn.functional.linear(values, layers[l], layers[l + 1]);
            if (l + 2 < layers.Count)
                values = Activate(values);
        }
        return Head(values);
    }

    private Tensor Activate(Tensor sums) =>
        Shape.Activation switch
        {
            Activation.Elu => nn.functional.elu(sums, 1),
            Activation.Tanh => sums.tanh(),
            _ => sums.relu(),
        };

    private Tensor Head(Tensor sums)
    {
        switch (Shape.Head)
        {
            case OutputHead.Softmax:
                return nn.functional.softmax(sums, 1);
            case OutputHead.Dueling:
                var advantages = sums.narrow(1, 0, Shape.Outputs);
                var value = sums.narrow(1, Shape.Outputs, 1);
                return advantages + (value - advantages.mean([1], keepdim: true));
            default:
                return sums;
        }
    }

    /// <summary>W0, b0, W1, b1, …, each a leaf of its own for automatic differentiation, in the memory of <paramref name="all"/>.</summary>
    private List<Tensor> LayerViews(Tensor all)
    {
        using var scope = NewDisposeScope();
        var views = new List<Tensor>();
        foreach (var (inputs, outputs, at) in Shape.Layers)
        {
            views.Add(scope.Detach(all.narrow(0, at, inputs * outputs).view(outputs, inputs).detach()));
            views.Add(scope.Detach(all.narrow(0, at + (inputs * outputs), outputs).detach()));
        }
        return views;
    }
}
