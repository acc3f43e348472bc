using System.Globalization;

namespace ProcessChain;

/// <summary>Trained weights as safetensors files, for other programs and from them.</summary>
internal static class DeepQWeights
{
    /// <summary>
    /// Writes an agent's weights; the file's metadata tell the sizes by which quantities and days are to be divided where
    /// inputs are scaled.
    /// </summary>
    /// <exception cref="InvalidDataException">The agent is of another shape or damaged.</exception>
    public static void Export(DeepQDefinition definition, ChainDefinition chain, Stream agent, Stream destination)
    {
        var (read, scale) = DeepQAgent.Read(definition, chain, agent);
        using var network = read;
        var scales = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["quantityScale"] = scale.Quantity.ToString(CultureInfo.InvariantCulture),
            ["intervalScale"] = scale.Interval.ToString(CultureInfo.InvariantCulture),
        };
        Safetensors.Write(network, destination, scales);
    }

    /// <summary>Makes an agent of weights; its inputs are scaled as in a training with the given customer, whatever the file's metadata tell.</summary>
    /// <exception cref="InvalidDataException">The weights are damaged or of another network.</exception>
    public static void Import(
        DeepQDefinition definition,
        ChainDefinition chain,
        DemandDefinition demand,
        Stream weights,
        Stream destination
    )
    {
        using var network = DeepQAgent.NetworkOf(definition, chain);
        Safetensors.Read(network, weights);
        if (!network.IsFinite())
            throw new InvalidDataException("Not all weights are finite.");
        DeepQAgent.Save(network, InputScale.Of(demand), destination);
    }
}
