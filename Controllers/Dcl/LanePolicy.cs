namespace ProcessChain;

/// <summary>Decides for systems side by side.</summary>
internal abstract class LanePolicy
{
    /// <summary>A rollout begins in a lane.</summary>
    /// <param name="lane">Which.</param>
    /// <param name="future">The source of chance.</param>
    public virtual void Begin(int lane, EpisodeSeed future) { }

    /// <summary>Writes the action of each lane that is under way.</summary>
    public abstract void Decide(RolloutLanes lanes);
}

/// <summary>A rule decides; one that remembers begins anew in each rollout.</summary>
internal sealed class RuleLanes(RuleDefinition rule, SystemDefinition system) : LanePolicy
{
    private readonly List<IController> controllers = [];

    public override void Begin(int lane, EpisodeSeed future)
    {
        while (controllers.Count <= lane)
            controllers.Add(rule.Create(system));
        controllers[lane].BeginEpisode(new Chance(future));
    }

    public override void Decide(RolloutLanes lanes)
    {
        foreach (var lane in lanes.UnderWay)
            controllers[lane].Decide(lanes.View(lane), lanes.Action(lane));
    }
}

/// <summary>A network decides, all lanes in one batch. States whose decision it remembers are not asked for again.</summary>
internal sealed class NetworkLanes : LanePolicy
{
    /// <summary>States remembered; a power of two.</summary>
    private const int Remembered = 1 << 14;

    private readonly INetwork network;
    private readonly int batch;
    private readonly JointChoices choices;
    private readonly bool[] allowed;
    private readonly int keyLength;
    private readonly float[] keys;
    private readonly int[] remembered = new int[Remembered];
    private readonly int[] asked;

    /// <param name="network">A network for so many rows.</param>
    /// <param name="batch">Rows of a pass.</param>
    /// <param name="choices">What its outputs stand for.</param>
    /// <param name="keyLength">Numbers of a key.</param>
    public NetworkLanes(INetwork network, int batch, JointChoices choices, int keyLength)
    {
        (this.network, this.batch, this.choices, this.keyLength) = (network, batch, choices, keyLength);
        allowed = new bool[batch * choices.Count];
        keys = new float[Remembered * keyLength];
        asked = new int[batch];
        Forget();
    }

    /// <summary>The network has changed.</summary>
    public void Forget() => Array.Fill(remembered, -1);

    public override void Decide(RolloutLanes lanes)
    {
        var rows = 0;
        foreach (var lane in lanes.UnderWay)
        {
            var slot = (int)(lanes.Hash(lane) & (Remembered - 1));
            if (remembered[slot] >= 0 && StateKeys.AreEqual(KeyAt(slot), lanes.Key(lane)))
            {
                choices.WriteAction(lanes.View(lane), remembered[slot], lanes.Action(lane));
                continue;
            }
            lanes.Key(lane)[..network.Shape.Inputs].CopyTo(network.Input(rows));
            choices.WriteMask(lanes.View(lane), Mask(rows));
            asked[rows++] = lane;
            if (rows == batch)
                rows = Ask(lanes, rows);
        }
        if (rows > 0)
            Ask(lanes, rows);
    }

    private int Ask(RolloutLanes lanes, int rows)
    {
        network.Forward(rows);
        for (var row = 0; row < rows; row++)
        {
            var lane = asked[row];
            var choice = Greedy.Best(network.Output(row), Mask(row));
            var slot = (int)(lanes.Hash(lane) & (Remembered - 1));
            lanes.Key(lane).CopyTo(KeyAt(slot));
            remembered[slot] = choice;
            choices.WriteAction(lanes.View(lane), choice, lanes.Action(lane));
        }
        return 0;
    }

    private Span<bool> Mask(int row) => allowed.AsSpan(row * choices.Count, choices.Count);

    private Span<float> KeyAt(int slot) => keys.AsSpan(slot * keyLength, keyLength);
}
