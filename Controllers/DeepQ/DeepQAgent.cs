using System.Text;

namespace ProcessChain;

/// <summary>The test agent: takes the best allowed action, the lowest number on ties; explores and learns nothing.</summary>
internal sealed class DeepQAgent : IController
{
    private const int Format = 0x31414344; // "DCA1"

    private readonly ObservationEncoder encoder;
    private readonly INetwork network;
    private readonly bool[] allowed;

    private DeepQAgent(ObservationEncoder encoder, INetwork network)
    {
        this.encoder = encoder;
        this.network = network;
        allowed = new bool[encoder.Actions];
    }

    /// <summary>Writes weights and scaling.</summary>
    public static void Save(INetwork network, InputScale scale, Stream destination)
    {
        using var binary = new BinaryWriter(destination, Encoding.UTF8, leaveOpen: true);
        using var writer = new StateWriter(binary);
        writer.Write(Format);
        network.Shape.Save(writer);
        writer.Write(scale);
        var parameters = new float[network.Shape.Parameters];
        network.ReadParameters(parameters);
        writer.Write<float>(parameters);
        writer.Seal();
    }

    /// <summary>The agent with weights that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The weights are of another shape or damaged.</exception>
    public static DeepQAgent Load(DeepQDefinition definition, ChainDefinition chain, Stream weights)
    {
        var (network, scale) = Read(definition, chain, weights);
        return new DeepQAgent(new ObservationEncoder(definition, chain, scale), network);
    }

    /// <summary>The network and the scaling of its inputs that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">The weights are of another shape or damaged.</exception>
    public static (INetwork Network, InputScale Scale) Read(
        DeepQDefinition definition,
        ChainDefinition chain,
        Stream weights
    )
    {
        using var binary = new BinaryReader(weights, Encoding.UTF8, leaveOpen: true);
        using var reader = new StateReader(binary);
        reader.Expect(Format, "the format");
        var trained = NetworkOf(definition, chain);
        trained.Shape.Expect(reader);
        var scale = reader.Read<InputScale>();
        var parameters = new float[trained.Shape.Parameters];
        reader.Read<float>(parameters);
        reader.CheckEnd();
        trained.WriteParameters(parameters);
        return (trained, scale);
    }

    /// <summary>A network for one state at a time, all weights 0.</summary>
    public static INetwork NetworkOf(DeepQDefinition definition, ChainDefinition chain)
    {
        var shape = DeepQShape.Of(definition, new ObservationEncoder(definition, chain, default));
        return NetworkEngines.Of(definition.Network).Create(shape, 1, optimiser: null);
    }

    /// <inheritdoc/>
    public void BeginEpisode(EpisodeSeed seed) { }

    /// <inheritdoc/>
    public int Decide(ChainObservation observation)
    {
        encoder.Encode(observation, network.Input(0));
        encoder.Mask(observation, allowed);
        network.Forward(1);
        return Greedy.Best(network.Output(0), allowed);
    }
}
