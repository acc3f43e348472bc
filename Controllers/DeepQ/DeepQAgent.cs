using System.Text;

namespace ProcessChain;

/// <summary>The test agent: takes the best allowed choice, the lowest number on ties; explores and learns nothing.</summary>
internal sealed class DeepQAgent : IController
{
    private const int Format = 0x32414344; // "DCA2"

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
    public static void Save(INetwork network, ObservationEncoder encoder, Stream destination)
    {
        using var binary = new BinaryWriter(destination, Encoding.UTF8, leaveOpen: true);
        using var writer = new StateWriter(binary);
        writer.Write(Format);
        network.Shape.Keep(writer);
        encoder.Save(writer);
        var parameters = new float[network.Shape.Parameters];
        network.ReadParameters(parameters);
        writer.Write<float>(parameters);
        writer.Seal();
    }

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
        using var binary = new BinaryReader(agent, Encoding.UTF8, leaveOpen: true);
        using var reader = new StateReader(binary);
        reader.Expect(Format, "the format");
        var trained = NetworkOf(definition, system);
        trained.Shape.Keep(reader);
        var read = ObservationEncoder.Load(system, definition.Observation, definition.Inputs, reader);
        var parameters = new float[trained.Shape.Parameters];
        reader.Read<float>(parameters);
        reader.CheckEnd();
        trained.WriteParameters(parameters);
        return (trained, read);
    }

    /// <summary>A network for one state at a time, all weights 0.</summary>
    public static INetwork NetworkOf(DeepQDefinition definition, SystemDefinition system)
    {
        var inputs = definition.EncoderOf(system, default).Inputs;
        var shape = DeepQShape.Of(definition, inputs, definition.ChoicesOf(system).Count);
        return NetworkEngines.Of(definition.Network).Create(shape, 1, optimiser: null);
    }

    public void BeginEpisode(Chance chance) { }

    public void Decide(SystemView view, Span<double> action)
    {
        encoder.Encode(view, network.Input(0));
        choices.WriteMask(view, allowed);
        network.Forward(1);
        choices.WriteAction(Greedy.Best(network.Output(0), allowed), action);
    }
}
