using System.Text;

namespace ProcessChain;

/// <summary>The test agent: takes the policy's likeliest allowed action, the lowest number on ties; explores and learns nothing.</summary>
internal sealed class ChainPpoAgent : IController
{
    private const int Format = 0x31414343; // "CCA1"

    private readonly ObservationEncoder encoder;
    private readonly Actor actor;
    private readonly float[] action = new float[1];
    private readonly bool[] allowed;

    private ChainPpoAgent(ObservationEncoder encoder, Actor actor)
    {
        (this.encoder, this.actor) = (encoder, actor);
        allowed = new bool[encoder.Actions];
    }

    /// <summary>Writes policy and scaling.</summary>
    public static void Save(Actor actor, InputScale scale, Stream destination)
    {
        using var binary = new BinaryWriter(destination, Encoding.UTF8, leaveOpen: true);
        using var writer = new StateWriter(binary);
        writer.Write(Format);
        actor.SaveParameters(writer);
        writer.Write(scale);
        writer.Seal();
    }

    /// <summary>The agent that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another shape or damaged.</exception>
    public static ChainPpoAgent Load(ChainPpoDefinition definition, ChainDefinition chain, Stream agent)
    {
        using var binary = new BinaryReader(agent, Encoding.UTF8, leaveOpen: true);
        using var reader = new StateReader(binary);
        reader.Expect(Format, "the format");
        var policy = PpoNetworks.LoadPolicy(definition, ChainTask.Of(definition, chain), reader);
        var scale = reader.Read<InputScale>();
        reader.CheckEnd();
        return new(new ObservationEncoder(definition, chain, scale), policy);
    }

    /// <inheritdoc/>
    public void BeginEpisode(EpisodeSeed seed) { }

    /// <inheritdoc/>
    public int Decide(ChainObservation observation)
    {
        encoder.Encode(observation, actor.Network.Input(0));
        encoder.Mask(observation, allowed);
        actor.Forward(1);
        actor.At(0, allowed).Mode(action);
        return (int)action[0];
    }
}
