namespace ProcessChain;

/// <summary>The test agent: takes the likeliest of the choices that are considered, the lowest number on ties.</summary>
internal sealed class DclAgent : IController
{
    private const int Format = 0x31434C44; // "DLC1"

    private readonly ObservationEncoder encoder;
    private readonly INetwork network;
    private readonly JointChoices choices;
    private readonly bool[] allowed;

    /// <param name="encoder">Makes inputs.</param>
    /// <param name="network">Its outputs are logits; room for one row.</param>
    /// <param name="choices">What they stand for.</param>
    public DclAgent(ObservationEncoder encoder, INetwork network, JointChoices choices)
    {
        (this.encoder, this.network, this.choices) = (encoder, network, choices);
        allowed = new bool[choices.Count];
    }

    /// <summary>Writes weights and scaling.</summary>
    public static void Save(INetwork network, ObservationEncoder encoder, Stream destination) =>
        StateArchive.Write(destination, state => Keep(state, network, encoder));

    /// <summary>The agent that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another shape or meaning, or damaged.</exception>
    public static DclAgent Load(DclDefinition definition, SystemDefinition system, Stream agent)
    {
        var (trained, inputs) = Read(definition, system, agent);
        return new DclAgent(inputs, trained, definition.ChoicesOf(system));
    }

    /// <summary>The network and what makes its inputs, as <see cref="Save"/> wrote them.</summary>
    /// <exception cref="InvalidDataException">They are of another shape or meaning, or damaged.</exception>
    public static (INetwork Network, ObservationEncoder Encoder) Read(
        DclDefinition definition,
        SystemDefinition system,
        Stream agent
    )
    {
        var trained = NetworkEngines.Of(NetworkKind.Own).Create(definition.ShapeFor(system), 1, optimiser: null);
        var inputs = definition.EncoderOf(system);
        StateArchive.ReadLast(agent, state => Keep(state, trained, inputs));
        return (trained, inputs);
    }

    public void BeginEpisode(Chance chance) { }

    /// <summary>How near the last decision was: the probability of the second choice over that of the best.</summary>
    public double Doubt
    {
        get
        {
            var (best, second) = (float.NegativeInfinity, float.NegativeInfinity);
            var logits = network.Output(0);
            for (var choice = 0; choice < allowed.Length; choice++)
            {
                if (!allowed[choice])
                    continue;
                second = Math.Max(second, Math.Min(best, logits[choice]));
                best = Math.Max(best, logits[choice]);
            }
            return Math.Exp(second - best);
        }
    }

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
