using System.Text;

namespace ProcessChain;

/// <summary>The test agent: takes the policy's likeliest action, of Gaussian ones the mean; explores and learns nothing.</summary>
internal sealed class PpoAgent : IController
{
    private const int Format = 0x32415050; // "PPA2"

    private readonly Actor actor;
    private readonly ObservationEncoder encoder;
    private readonly InputScaling inputs;
    private readonly PolicyActions actions;
    private readonly bool[] allowed;
    private readonly float[] state;
    private readonly float[] action;

    private PpoAgent(Actor actor, ObservationEncoder encoder, InputScaling inputs, PolicyActions actions, bool isMasked)
    {
        (this.actor, this.encoder, this.inputs, this.actions) = (actor, encoder, inputs, actions);
        allowed = new bool[isMasked ? actor.Parameters : 0];
        state = new float[encoder.Inputs];
        action = new float[actions.Width];
    }

    /// <summary>Writes policy and scaling.</summary>
    public static void Save(
        PpoDefinition definition,
        Actor actor,
        ObservationEncoder encoder,
        InputScaling inputs,
        Stream destination
    )
    {
        using var binary = new BinaryWriter(destination, Encoding.UTF8, leaveOpen: true);
        using var writer = new StateWriter(binary);
        writer.Write(Format);
        foreach (var (_, value) in MeaningOf(definition))
            writer.Write(value);
        encoder.Save(writer);
        actor.SaveParameters(writer);
        inputs.KeepScale(writer);
        writer.Seal();
    }

    /// <summary>The agent that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another shape or meaning, or damaged.</exception>
    public static PpoAgent Load(PpoDefinition definition, SystemDefinition system, Stream agent)
    {
        using var binary = new BinaryReader(agent, Encoding.UTF8, leaveOpen: true);
        using var reader = new StateReader(binary);
        reader.Expect(Format, "the format");
        foreach (var (name, value) in MeaningOf(definition))
            reader.Expect(value, name);
        var seen = ObservationEncoder.Load(system, definition.Observation, definition.Inputs, reader);
        var task = definition.PolicyTaskFor(system);
        var policy = PpoNetworks.LoadPolicy(definition, task, reader);
        var scaling = new InputScaling(task.Inputs, definition.Inputs == InputScale.Running);
        scaling.KeepScale(reader);
        reader.CheckEnd();
        return new(policy, seen, scaling, new PolicyActions(definition, system), task.Masked);
    }

    public void BeginEpisode(Chance chance) { }

    public void Decide(SystemView view, Span<double> decision)
    {
        encoder.Encode(view, state);
        inputs.Apply(state, actor.Network.Input(0));
        actor.Forward(1);
        if (allowed.Length > 0)
            actions.WriteMask(view, allowed);
        actor.At(0, allowed).Mode(action);
        actions.ToDecision(view, action, decision);
    }

    /// <summary>What numbers that come out stand for.</summary>
    private static (string Name, int Value)[] MeaningOf(PpoDefinition definition) =>
        [
            ("the policy", (int)(definition.Policy ?? PpoPolicy.Gaussian)),
            ("the action", (int)definition.Action),
            ("the levels' span (bits)", BitConverter.SingleToInt32Bits((float)definition.LevelSpan)),
        ];
}
