namespace ProcessChain;

/// <summary>The files of agents that deep Q-learning trains.</summary>
internal static class DeepQAgent
{
    private const int Format = 0x33414344; // "DCA3"

    /// <summary>Writes weights and scaling.</summary>
    public static void Save(INetwork network, ObservationEncoder encoder, Stream destination) =>
        ChoiceAgent.Save(Format, network, encoder, destination);

    /// <summary>The agent that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another shape or meaning, or damaged.</exception>
    public static ChoiceAgent Load(DeepQDefinition definition, SystemDefinition system, Stream agent)
    {
        var (network, encoder) = Read(definition, system, agent);
        return new ChoiceAgent(encoder, network, definition.ChoicesOf(system));
    }

    /// <summary>The network and what makes its inputs, as <see cref="Save"/> wrote them.</summary>
    /// <exception cref="InvalidDataException">They are of another shape or meaning, or damaged.</exception>
    public static (INetwork Network, ObservationEncoder Encoder) Read(
        DeepQDefinition definition,
        SystemDefinition system,
        Stream agent
    )
    {
        var (network, encoder) = (NetworkOf(definition, system), definition.EncoderOf(system, default));
        ChoiceAgent.Read(Format, network, encoder, agent);
        return (network, encoder);
    }

    /// <summary>An agent's network, all weights 0.</summary>
    public static INetwork NetworkOf(DeepQDefinition definition, SystemDefinition system) =>
        NetworkEngines.Of(definition.Network).Create(definition.ShapeFor(system), ChoiceAgent.Rows, optimiser: null);
}
