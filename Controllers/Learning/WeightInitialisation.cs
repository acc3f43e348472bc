using ProcessChain.Randomness;

namespace ProcessChain.Controllers.Learning;

/// <summary>How the weights of a layer start; biases start at 0.</summary>
public enum WeightInitialisation
{
    /// <summary>Uniform on ±√(6 / (in + out)), as keras does (Glorot &amp; Bengio 2010).</summary>
    GlorotUniform,

    /// <summary>Uniform on ±√(6 / in), made for ReLU (He et al. 2015).</summary>
    HeUniform,
}

internal static class WeightInitialisations
{
    /// <summary>Gives a network fresh weights and zero biases.</summary>
    public static void Initialise(this INetwork network, WeightInitialisation initialisation, RandomStream stream)
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
}
