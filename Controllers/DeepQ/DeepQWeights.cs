namespace ProcessChain;

/// <summary>Trained weights as safetensors files, for other programs and from them.</summary>
internal static class DeepQWeights
{
    /// <summary>
    /// Writes an agent's weights; the file's metadata tell what the inputs are, how they are scaled, and the sizes by which
    /// they are where they are.
    /// </summary>
    /// <exception cref="InvalidDataException">The agent is of another shape or damaged.</exception>
    public static void Export(DeepQDefinition definition, SystemDefinition system, Stream agent, Stream destination)
    {
        var (read, encoder) = DeepQAgent.Read(definition, system, agent);
        using var network = read;
        Safetensors.Write(network, destination, encoder.Metadata());
    }

    /// <summary>Makes an agent of weights; its inputs are scaled as in a training on the system, whatever the file's metadata tell.</summary>
    /// <exception cref="InvalidDataException">The weights are damaged or of another network.</exception>
    public static void Import(DeepQDefinition definition, SystemDefinition system, Stream weights, Stream destination)
    {
        using var network = DeepQAgent.NetworkOf(definition, system);
        Safetensors.Read(network, weights);
        if (!network.IsFinite())
            throw new InvalidDataException("Not all weights are finite.");
        DeepQAgent.Save(network, definition.EncoderOf(system, system.DemandScale), destination);
    }
}
