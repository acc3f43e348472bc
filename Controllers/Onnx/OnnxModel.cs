using System.Globalization;
using System.Runtime.InteropServices;

namespace ProcessChain;

/// <summary>
/// A model in the making: operations one after the other, each on the result of the one before, in float32 for any number of rows
/// (github.com/onnx/onnx/blob/main/onnx/onnx.proto; operator set 13).
/// </summary>
internal sealed class OnnxModel
{
    /// <summary>The name of the input.</summary>
    public const string Input = "observation";

    /// <summary>The name of the output.</summary>
    public const string Output = "values";

    private const int OperatorSet = 13;
    private const int Format = 8;
    private const int Float32 = 1;
    private const int Int64 = 7;

    private readonly ProtobufMessage graph = new();
    private readonly int inputs;
    private string last = Input;
    private int width;
    private int count;

    /// <param name="inputs">Numbers in a row of the input.</param>
    public OnnxModel(int inputs) => (this.inputs, width) = (inputs, inputs);

    /// <summary>(x / divisors) · factors, limited from above; steps that change nothing are left out.</summary>
    public OnnxModel Prepared(InputSteps steps) =>
        Changed("Div", steps.Divisors, 1)
            .Changed("Mul", steps.Factors, 1)
            .Changed("Min", steps.Largest, float.PositiveInfinity);

    /// <summary>(x − shifts) · factors, limited to ±<paramref name="limit"/>.</summary>
    public OnnxModel Standardised(float[] shifts, float[] factors, float limit) =>
        Then("Sub", Row(shifts))
            .Then("Mul", Row(factors))
            .Then("Max", Row(Filled(shifts.Length, -limit)))
            .Then("Min", Row(Filled(shifts.Length, limit)));

    /// <summary>The layers and the head of a network.</summary>
    public OnnxModel Through(INetwork network)
    {
        var parameters = new float[network.Shape.Parameters];
        network.ReadParameters(parameters);
        if (network.Shape.InputRelu)
            Then("Relu");
        foreach (var (index, layer) in network.Shape.Layers.Index())
        {
            if (index > 0)
                Then($"{network.Shape.Activation}");
            Dense(layer, parameters);
        }
        return network.Shape.Head switch
        {
            OutputHead.Softmax => Then("Softmax"),
            OutputHead.Dueling => Dueling(network.Shape.Outputs),
            _ => this,
        };
    }

    /// <summary>The first numbers of each row.</summary>
    public OnnxModel First(int numbers)
    {
        if (numbers == width)
            return this;
        last = Columns(last, 0, numbers);
        width = numbers;
        return this;
    }

    /// <summary>Sums of the values of several choices, for each combination of them; the last one's choice changes first.</summary>
    public OnnxModel Combined(IReadOnlyList<int> choices)
    {
        if (choices.Count == 1)
            return this;
        var combinations = choices.Aggregate(1, (product, each) => product * each);
        var taken = new float[width * combinations];
        for (var (repeats, begin, i) = (combinations, 0, 0); i < choices.Count; begin += choices[i], i++)
        {
            repeats /= choices[i];
            for (var joint = 0; joint < combinations; joint++)
                taken[((begin + (joint / repeats % choices[i])) * combinations) + joint] = 1;
        }
        Then("MatMul", Constant(Float32, [width, combinations], MemoryMarshal.AsBytes<float>(taken)));
        width = combinations;
        return this;
    }

    /// <summary>Writes the model.</summary>
    public void Write(Stream destination)
    {
        Node("Identity", [last], Output);
        graph.Add(2, "processchain").Add(11, Value(Input, inputs)).Add(12, Value(Output, width));
        destination.Write(
            new ProtobufMessage()
                .Add(1, Format)
                .Add(2, "ProcessChain")
                .Add(7, graph)
                .Add(8, new ProtobufMessage().Add(1, "").Add(2, OperatorSet))
                .Bytes
        );
    }

    private static float[] Filled(int length, float value) => [.. Enumerable.Repeat(value, length)];

    private OnnxModel Changed(string operation, float[] values, float without) =>
        values.All(value => value == without) ? this : Then(operation, Row(values));

    /// <summary>x Wᵀ + b.</summary>
    private void Dense(DenseLayer layer, float[] parameters)
    {
        var weights = parameters.AsSpan(layer.WeightsAt, layer.Inputs * layer.Outputs);
        var biases = parameters.AsSpan(layer.BiasAt, layer.Outputs);
        var output = NewName();
        Node(
            "Gemm",
            [
                last,
                Constant(Float32, [layer.Outputs, layer.Inputs], MemoryMarshal.AsBytes(weights)),
                Constant(Float32, [layer.Outputs], MemoryMarshal.AsBytes(biases)),
            ],
            output,
            Attribute("transB", 1)
        );
        (last, width) = (output, layer.Outputs);
    }

    /// <summary>Q = V + A − mean A; V is the last number.</summary>
    private OnnxModel Dueling(int outputs)
    {
        var advantages = Columns(last, 0, outputs);
        var value = Columns(last, outputs, outputs + 1);
        var mean = NewName();
        Node("ReduceMean", [advantages], mean, Attribute("axes", [1]));
        last = advantages;
        width = outputs;
        return Then("Sub", mean).Then("Add", value);
    }

    private string Columns(string of, int begin, int end)
    {
        var output = NewName();
        Node("Slice", [of, Integer(begin), Integer(end), Integer(1)], output);
        return output;
    }

    private OnnxModel Then(string operation, params string[] operands)
    {
        var output = NewName();
        Node(operation, [last, .. operands], output);
        last = output;
        return this;
    }

    private void Node(string operation, string[] operands, string output, ProtobufMessage? attribute = null)
    {
        var node = new ProtobufMessage();
        foreach (var operand in operands)
            node.Add(1, operand);
        node.Add(2, output).Add(4, operation);
        if (attribute is not null)
            node.Add(5, attribute);
        graph.Add(1, node);
    }

    private static ProtobufMessage Attribute(string name, long value) =>
        new ProtobufMessage().Add(1, name).Add(3, value).Add(20, 2L);

    private static ProtobufMessage Attribute(string name, long[] values) =>
        values.Aggregate(new ProtobufMessage().Add(1, name), (attribute, value) => attribute.Add(8, value)).Add(20, 7L);

    private string Row(float[] values) => Constant(Float32, [values.Length], MemoryMarshal.AsBytes<float>(values));

    private string Integer(long value) => Constant(Int64, [1], BitConverter.GetBytes(value));

    private string Constant(int type, int[] shape, ReadOnlySpan<byte> data)
    {
        var name = NewName();
        var tensor = new ProtobufMessage();
        foreach (var length in shape)
            tensor.Add(1, length);
        graph.Add(5, tensor.Add(2, type).Add(8, name).Add(9, data));
        return name;
    }

    private string NewName() => (++count).ToString(CultureInfo.InvariantCulture);

    /// <summary>What is known of input or output: float32, any number of rows.</summary>
    private static ProtobufMessage Value(string name, int width)
    {
        var rows = new ProtobufMessage().Add(2, "rows");
        var columns = new ProtobufMessage().Add(1, width);
        var shape = new ProtobufMessage().Add(1, rows).Add(1, columns);
        return new ProtobufMessage()
            .Add(1, name)
            .Add(2, new ProtobufMessage().Add(1, new ProtobufMessage().Add(1, Float32).Add(2, shape)));
    }
}
