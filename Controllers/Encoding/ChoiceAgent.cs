namespace ProcessChain;

/// <summary>The test agent of a network with a value for each choice: takes the best allowed one, the lowest number on ties; explores and learns nothing.</summary>
internal sealed class ChoiceAgent : IVectorController
{
    /// <summary>Rows of its network: systems for which it decides at once.</summary>
    public const int Rows = 64;

    private readonly ObservationEncoder encoder;
    private readonly INetwork network;
    private readonly JointChoices choices;
    private readonly bool[] allowed;

    /// <param name="encoder">Makes inputs.</param>
    /// <param name="network">Its outputs are the values, or logits; room for <see cref="Rows"/>.</param>
    /// <param name="choices">What they stand for.</param>
    public ChoiceAgent(ObservationEncoder encoder, INetwork network, JointChoices choices)
    {
        (this.encoder, this.network, this.choices) = (encoder, network, choices);
        allowed = new bool[choices.Count];
    }

    /// <summary>Writes weights and scaling, and by the format whose agent it is.</summary>
    public static void Save(int format, INetwork network, ObservationEncoder encoder, Stream destination) =>
        StateArchive.Write(destination, state => Keep(state, format, network, encoder));

    /// <summary>Reads weights and scaling that <see cref="Save"/> wrote, and nothing behind them.</summary>
    /// <exception cref="InvalidDataException">They are of another learner, shape or meaning, or damaged.</exception>
    public static void Read(int format, INetwork network, ObservationEncoder encoder, Stream agent) =>
        StateArchive.ReadLast(agent, state => Keep(state, format, network, encoder));

    public int Most => Rows;

    public void BeginEpisode(Chance chance) { }

    /// <summary>How near the last decision was, outputs taken as logits: the probability of the second choice over that of the best.</summary>
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

    public void Decide(SystemView view, Span<double> action) => Decide([view], action);

    public void Decide(ReadOnlySpan<SystemView> views, Span<double> actions)
    {
        for (var row = 0; row < views.Length; row++)
            encoder.Encode(views[row], network.Input(row));
        network.Forward(views.Length);
        var width = actions.Length / views.Length;
        for (var row = 0; row < views.Length; row++)
        {
            choices.WriteMask(views[row], allowed);
            var choice = Greedy.Best(network.Output(row), allowed);
            choices.WriteAction(views[row], choice, actions.Slice(row * width, width));
        }
    }

    private static void Keep(StateArchive state, int format, INetwork network, ObservationEncoder encoder)
    {
        state.Expect(format, "the format");
        encoder.Keep(state);
        network.KeepParameters(state);
    }
}
