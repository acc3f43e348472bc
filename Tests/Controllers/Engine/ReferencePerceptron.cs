namespace ProcessChain.Tests;

/// <summary>The same network written down plainly in double precision, for finite differences.</summary>
internal static class ReferencePerceptron
{
    public static double[] Forward(NetworkShape shape, double[] parameters, double[] inputs)
    {
        var values = shape.InputRelu ? Relu(inputs) : inputs;
        foreach (var layer in shape.Layers)
        {
            var sums = new double[layer.Outputs];
            for (var o = 0; o < layer.Outputs; o++)
            {
                sums[o] = parameters[layer.BiasAt + o];
                for (var i = 0; i < layer.Inputs; i++)
                    sums[o] += values[i] * parameters[layer.WeightsAt + (o * layer.Inputs) + i];
            }
            values = layer == shape.Layers[^1] ? sums : [.. sums.Select(s => Activate(shape.Activation, s))];
        }
        return Head(shape.Head, values);
    }

    private static double Activate(Activation activation, double x) =>
        activation switch
        {
            Activation.Elu => x > 0 ? x : Math.Exp(x) - 1,
            Activation.Tanh => Math.Tanh(x),
            _ => Math.Max(0, x),
        };

    private static double[] Relu(double[] values) => [.. values.Select(v => Math.Max(0, v))];

    private static double[] Head(OutputHead head, double[] sums)
    {
        if (head == OutputHead.Softmax)
            return [.. sums.Select(s => Math.Exp(s) / sums.Sum(Math.Exp))];
        if (head == OutputHead.Dueling)
            return [.. sums[..^1].Select(a => sums[^1] + a - sums[..^1].Average())];
        return sums;
    }
}
