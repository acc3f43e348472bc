using System.Text;

namespace ProcessChain;

/// <summary>The test agent: takes the policy's likeliest action, of Gaussian ones the mean; explores and learns nothing.</summary>
internal sealed class PpoAgent : ISupplyController
{
    private const int Format = 0x31415050; // "PPA1"

    private readonly Actor actor;
    private readonly InputScaling inputs;
    private readonly SupplyObserver observer;
    private readonly SupplyActions actions;
    private readonly bool[] allowed;
    private readonly float[] state;
    private readonly float[] action;

    private PpoAgent(
        PpoDefinition definition,
        SupplyDefinition system,
        RolloutTask task,
        Actor actor,
        InputScaling inputs
    )
    {
        (this.actor, this.inputs) = (actor, inputs);
        observer = new SupplyObserver(definition.Observation, system.Create());
        actions = new SupplyActions(definition, system);
        allowed = new bool[task.Masked ? actor.Parameters : 0];
        state = new float[task.Inputs];
        action = new float[system.Orders];
    }

    /// <summary>Writes policy and scaling.</summary>
    public static void Save(PpoDefinition definition, Actor actor, InputScaling inputs, Stream destination)
    {
        using var binary = new BinaryWriter(destination, Encoding.UTF8, leaveOpen: true);
        using var writer = new StateWriter(binary);
        writer.Write(Format);
        foreach (var (_, value) in MeaningOf(definition))
            writer.Write(value);
        actor.SaveParameters(writer);
        inputs.SaveScale(writer);
        writer.Seal();
    }

    /// <summary>The agent that <see cref="Save"/> wrote.</summary>
    /// <exception cref="InvalidDataException">It is of another shape or damaged.</exception>
    public static PpoAgent Load(PpoDefinition definition, SupplyDefinition system, Stream agent)
    {
        using var binary = new BinaryReader(agent, Encoding.UTF8, leaveOpen: true);
        using var reader = new StateReader(binary);
        reader.Expect(Format, "the format");
        foreach (var (name, value) in MeaningOf(definition))
            reader.Expect(value, name);
        var task = SupplyTask.Of(definition, system);
        var policy = PpoNetworks.LoadPolicy(definition, task, reader);
        var scaling = SupplyTask.ScalingOf(definition, system);
        scaling.LoadScale(reader);
        reader.CheckEnd();
        return new(definition, system, task, policy, scaling);
    }

    /// <summary>What numbers that go in and come out stand for.</summary>
    private static (string Name, int Value)[] MeaningOf(PpoDefinition definition) =>
        [
            ("the observation", (int)definition.Observation),
            ("the inputs", (int)definition.Inputs),
            ("the policy", (int)definition.Policy),
            ("the action", (int)definition.Action),
            ("the levels' span (bits)", BitConverter.SingleToInt32Bits((float)definition.LevelSpan)),
        ];

    /// <inheritdoc/>
    public void BeginEpisode(EpisodeSeed seed) { }

    /// <inheritdoc/>
    public void Decide(SupplySystem system, Span<double> orders)
    {
        observer.Observe(system, state);
        inputs.Apply(state, actor.Network.Input(0));
        actor.Forward(1);
        if (allowed.Length > 0)
            actions.WriteMask(system, allowed);
        actor.At(0, allowed).Mode(action);
        actions.ToOrders(system, action, orders);
    }
}
