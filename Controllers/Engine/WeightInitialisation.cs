namespace ProcessChain;

/// <summary>How the weights of a layer start; biases start at 0.</summary>
internal enum WeightInitialisation
{
    /// <summary>Uniform on ±√(6 / (in + out)), as keras does (Glorot &amp; Bengio 2010).</summary>
    GlorotUniform,

    /// <summary>Uniform on ±√(6 / in), made for ReLU (He et al. 2015).</summary>
    HeUniform,

    /// <summary>Orthonormal rows or columns times a gain, √2 for hidden layers and 1 for the last (Saxe et al. 2014).</summary>
    Orthogonal,
}

internal static class WeightInitialisations
{
    /// <summary>Gives a network fresh weights and zero biases.</summary>
    public static void Initialise(this INetwork network, WeightInitialisation initialisation, RandomStream stream)
    {
        if (initialisation == WeightInitialisation.Orthogonal)
            network.InitialiseOrthogonally(stream, Math.Sqrt(2), 1);
        else
            network.InitialiseUniformly(initialisation, stream);
    }

    /// <summary>Gives a network orthogonal weights and zero biases.</summary>
    public static void InitialiseOrthogonally(
        this INetwork network,
        RandomStream stream,
        double hiddenGain,
        double lastGain
    )
    {
        var parameters = new float[network.Shape.Parameters];
        foreach (var layer in network.Shape.Layers)
        {
            var gain = layer.End == parameters.Length ? lastGain : hiddenGain;
            var isWide = layer.Inputs > layer.Outputs;
            var rows = OrthonormalRows(
                Math.Min(layer.Inputs, layer.Outputs),
                Math.Max(layer.Inputs, layer.Outputs),
                stream
            );
            for (var output = 0; output < layer.Outputs; output++)
            {
                for (var input = 0; input < layer.Inputs; input++)
                    parameters[layer.WeightsAt + (output * layer.Inputs) + input] = (float)(
                        gain * (isWide ? rows[output][input] : rows[input][output])
                    );
            }
        }
        network.WriteParameters(parameters);
    }

    /// <summary>Gives a network Gaussian weights, those into each neuron scaled to a norm, and zero biases.</summary>
    public static void InitialiseNormalised(
        this INetwork network,
        RandomStream stream,
        double hiddenNorm,
        double lastNorm
    )
    {
        var parameters = new float[network.Shape.Parameters];
        foreach (var layer in network.Shape.Layers)
        {
            var norm = layer.End == parameters.Length ? lastNorm : hiddenNorm;
            for (var at = layer.WeightsAt; at < layer.BiasAt; at += layer.Inputs)
            {
                var weights = Enumerable.Range(0, layer.Inputs).Select(_ => stream.NextGaussian()).ToArray();
                var factor = norm / Math.Sqrt(Dot(weights, weights));
                for (var input = 0; input < layer.Inputs; input++)
                    parameters[at + input] = (float)(factor * weights[input]);
            }
        }
        network.WriteParameters(parameters);
    }

    private static void InitialiseUniformly(
        this INetwork network,
        WeightInitialisation initialisation,
        RandomStream stream
    )
    {
        var parameters = new float[network.Shape.Parameters];
        foreach (var layer in network.Shape.Layers)
        {
            var fan = initialisation == WeightInitialisation.HeUniform ? layer.Inputs : layer.Inputs + layer.Outputs;
            var limit = Math.Sqrt(6.0 / fan);
            foreach (ref var weight in parameters.AsSpan(layer.WeightsAt..layer.BiasAt))
                weight = (float)(limit * ((2 * stream.NextDouble()) - 1));
        }
        network.WriteParameters(parameters);
    }

    /// <summary>Gaussian rows made orthonormal after Gram and Schmidt, twice against rounding.</summary>
    private static double[][] OrthonormalRows(int count, int length, RandomStream stream)
    {
        var rows = new double[count][];
        for (var r = 0; r < count; r++)
        {
            rows[r] = [.. Enumerable.Range(0, length).Select(_ => stream.NextGaussian())];
            foreach (var earlier in rows[..r].Concat(rows[..r]))
                Add(rows[r], -Dot(rows[r], earlier), earlier);
            var size = Math.Sqrt(Dot(rows[r], rows[r]));
            foreach (ref var value in rows[r].AsSpan())
                value /= size;
        }
        return rows;
    }

    private static double Dot(double[] left, double[] right)
    {
        var sum = 0.0;
        for (var i = 0; i < left.Length; i++)
            sum += left[i] * right[i];
        return sum;
    }

    private static void Add(double[] target, double factor, double[] values)
    {
        for (var i = 0; i < target.Length; i++)
            target[i] += factor * values[i];
    }
}
