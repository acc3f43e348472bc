namespace ProcessChain;

/// <summary>The test agent: takes the best allowed choice, the lowest number on ties; explores and learns nothing.</summary>
internal sealed class DeepQAgent : IController
{
    private const int Format = 0x33414344; // "DCA3"

    private readonly ObservationEncoder encoder;
    private readonly INetwork network;
    private readonly JointChoices choices;
    private readonly bool[] allowed;

    private DeepQAgent(ObservationEncoder encoder, INetwork network, JointChoices choices)
    {
        (this.encoder, this.network, this.choices) = (encoder, network, choices);
        allowed = new bool[choices.Count];
    }

    /// <summary>Writes weights and scaling.</summary>
    public static void Save(INetwork network, ObservationEncoder encoder, Stream destination) =>
        StateArchive.Write(destination, state => Keep(state, network, encoder));

    /// <summary>The agent that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another shape or meaning, or damaged.</exception>
    public static DeepQAgent Load(DeepQDefinition definition, SystemDefinition system, Stream agent)
    {
        var (network, encoder) = Read(definition, system, agent);
        return new DeepQAgent(encoder, network, definition.ChoicesOf(system));
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
        StateArchive.ReadLast(agent, state => Keep(state, network, encoder));
        return (network, encoder);
    }

    /// <summary>A network for one state at a time, all weights 0.</summary>
    public static INetwork NetworkOf(DeepQDefinition definition, SystemDefinition system) =>
        NetworkEngines.Of(definition.Network).Create(definition.ShapeFor(system), 1, optimiser: null);

    public void BeginEpisode(Chance chance) { }

    public void Decide(SystemView view, Span<double> action)
    {
        encoder.Encode(view, network.Input(0));
        choices.WriteMask(view, allowed);
        network.Forward(1);
        choices.WriteAction(view, Greedy.Best(network.Output(0), allowed), action);
    }

    private static void Keep(StateArchive state, INetwork network, ObservationEncoder encoder)
    {
        state.Expect(Format, "the format");
        encoder.Keep(state);
        network.KeepParameters(state);
    }
}
