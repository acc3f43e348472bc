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
    ) => StateArchive.Write(destination, state => Keep(state, definition, actor, encoder, inputs));

    /// <summary>The agent that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another shape or meaning, or damaged.</exception>
    public static PpoAgent Load(PpoDefinition definition, SystemDefinition system, Stream agent)
    {
        var task = definition.PolicyTaskFor(system);
        var policy = PpoNetworks.CreatePolicy(definition, task);
        var encoding = definition.EncoderFor(system);
        var scaling = new InputScaling(task.Inputs, definition.Inputs == InputScale.Running);
        StateArchive.ReadLast(agent, state => Keep(state, definition, policy, encoding, scaling));
        return new(policy, encoding, scaling, new PolicyActions(definition, system), task.Masked);
    }

    /// <summary>Writes what it decides by as an ONNX model.</summary>
    /// <exception cref="InvalidDataException">It makes too many choices at once.</exception>
    public void WriteOnnx(Stream destination)
    {
        var model = new OnnxModel(encoder.Inputs).Prepared(encoder.Steps);
        inputs.AddTo(model);
        model.Through(actor.Network);
        if (actions.Counts.Count == 0)
            model.First(actions.Width);
        else if (actions.Counts.Aggregate(1.0, (product, count) => product * count) <= JointChoices.Most)
            model.Combined(actions.Counts);
        else
            throw new InvalidDataException(
                $"Its choices have more than {JointChoices.Most} combinations, which ONNX has no form for here."
            );
        model.Write(destination);
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

    private static void Keep(
        StateArchive state,
        PpoDefinition definition,
        Actor actor,
        ObservationEncoder encoder,
        InputScaling inputs
    )
    {
        state.Expect(Format, "the format");
        state.Expect((int)(definition.Policy ?? PpoPolicy.Gaussian), "the policy");
        state.Expect((int)definition.Action, "the action");
        state.Expect(BitConverter.SingleToInt32Bits((float)definition.LevelSpan), "the levels' span (bits)");
        encoder.Keep(state);
        actor.KeepParameters(state);
        inputs.KeepScale(state);
    }
}
