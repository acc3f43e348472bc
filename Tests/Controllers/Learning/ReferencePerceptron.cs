using ProcessChain.Controllers.Learning;

namespace ProcessChain.Tests.Controllers.Learning;

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
            values = layer == shape.Layers[^1] ? sums : Relu(sums);
        }
        return Head(shape.Head, values);
    }

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
