namespace ProcessChain;

/// <summary>
/// Rollouts side by side: copies of states in which an action is taken and a policy followed from there. Rollouts of one state
/// in the same scenario meet the same demand; where two of them come to the same state, they are one from there on, and where all
/// have become one, what follows is the same for all and not played any more. Where a period has several decisions, one that
/// waits does so to its end: waiting once would cost nothing while the policy makes up for it in the same period.
/// </summary>
internal sealed class RolloutLanes
{
    private const int Unmerged = -1;

    /// <summary>The choice that orders nothing.</summary>
    private const int Waiting = 0;

    private readonly StateKeys keys;
    private readonly JointChoices choices;
    private readonly int horizon;
    private readonly RunningSystem[] systems;
    private readonly float[] key;
    private readonly ulong[] hashes;
    private readonly double[] actions;
    private readonly int width;
    private readonly Rollout[] rollouts;
    private readonly int[] underWay;
    private readonly List<Group> groups = [];
    private int used;
    private int running;

    /// <param name="create">Makes a system.</param>
    /// <param name="lanes">Rollouts side by side; at least as many as there are choices.</param>
    /// <param name="keys">What policies know.</param>
    /// <param name="choices">What there is to choose from.</param>
    /// <param name="horizon">Periods of a rollout at most.</param>
    public RolloutLanes(Func<RunningSystem> create, int lanes, StateKeys keys, JointChoices choices, int horizon)
    {
        (this.keys, this.choices, this.horizon) = (keys, choices, horizon);
        systems = new RunningSystem[lanes];
        for (var lane = 0; lane < lanes; lane++)
            systems[lane] = create();
        width = systems[0].Definition.Actions.Width;
        key = new float[lanes * keys.Length];
        hashes = new ulong[lanes];
        actions = new double[lanes * width];
        rollouts = new Rollout[lanes];
        underWay = new int[lanes];
    }

    /// <summary>Lanes that are free.</summary>
    public int Free => systems.Length - used;

    /// <summary>Steps played in all so far.</summary>
    public long Steps { get; private set; }

    /// <summary>The lanes in which a decision is to be made.</summary>
    public ReadOnlySpan<int> UnderWay => underWay.AsSpan(0, running);

    /// <summary>The system in a lane.</summary>
    public SystemView View(int lane) => systems[lane].View;

    /// <summary>The key of the state in a lane.</summary>
    public ReadOnlySpan<float> Key(int lane) => key.AsSpan(lane * keys.Length, keys.Length);

    /// <summary>Its hash.</summary>
    public ulong Hash(int lane) => hashes[lane];

    /// <summary>The action in a lane.</summary>
    public Span<double> Action(int lane) => actions.AsSpan(lane * width, width);

    /// <summary>Adds the rollouts of all actions that are left, in one scenario; there must be lanes free for them.</summary>
    /// <param name="origin">The state.</param>
    /// <param name="judged">What compares them.</param>
    /// <param name="scenario">The number of the scenario.</param>
    /// <param name="future">The demand to come.</param>
    /// <param name="policy">What will be followed.</param>
    public void Add(RunningSystem origin, SequentialHalving judged, int scenario, EpisodeSeed future, LanePolicy policy)
    {
        groups.Add(new(judged, scenario, used));
        for (var i = 0; i < judged.Left; i++)
        {
            var lane = used++;
            systems[lane].CopyFrom(origin);
            systems[lane].Redraw(future);
            policy.Begin(lane, future);
            choices.WriteAction(systems[lane].View, judged.Action(i), Action(lane));
            rollouts[lane] = new Rollout
            {
                Meets = Unmerged,
                IsUnderWay = true,
                IsWaiting = judged.Action(i) == Waiting,
            };
            underWay[running++] = lane;
        }
    }

    /// <summary>Plays all rollouts, tells what they earned, and frees the lanes.</summary>
    public void Run(LanePolicy policy)
    {
        Step();
        while (running > 0)
        {
            policy.Decide(this);
            GoOnWaiting();
            Step();
        }
        foreach (var group in groups)
            Tell(group);
        groups.Clear();
        used = 0;
    }

    /// <summary>Takes the action in each lane; then sees what is still to be played.</summary>
    private void Step()
    {
        Steps += running;
        foreach (var lane in UnderWay)
            Step(lane);
        running = 0;
        for (var group = 0; group < groups.Count; group++)
            Merge(groups[group].First, group + 1 < groups.Count ? groups[group + 1].First : used);
    }

    private void GoOnWaiting()
    {
        foreach (var lane in UnderWay)
        {
            if (rollouts[lane].IsWaiting)
                choices.WriteAction(systems[lane].View, Waiting, Action(lane));
        }
    }

    private void Step(int lane)
    {
        ref var rollout = ref rollouts[lane];
        var outcome = systems[lane].Step(Action(lane));
        if (outcome.EndsPeriod)
        {
            rollout.Earned += outcome.Reward;
            rollout.Periods++;
            rollout.IsWaiting = false;
        }
        rollout.IsUnderWay = !outcome.EndsEpisode && rollout.Periods < horizon;
        if (rollout.IsUnderWay)
            hashes[lane] = keys.Write(systems[lane].View, key.AsSpan(lane * keys.Length, keys.Length));
    }

    /// <summary>Makes one of the rollouts of a group that have met.</summary>
    private void Merge(int first, int end)
    {
        var before = running;
        for (var lane = first; lane < end; lane++)
        {
            ref var rollout = ref rollouts[lane];
            if (!rollout.IsUnderWay)
                continue;
            rollout.Meets = rollout.IsWaiting ? Unmerged : Met(lane, UnderWay[before..]);
            if (rollout.Meets == Unmerged)
            {
                underWay[running++] = lane;
                continue;
            }
            rollout.IsUnderWay = false;
            rollout.EarnedByOther = rollouts[rollout.Meets].Earned;
        }
        if (running != before + 1)
            return;
        rollouts[underWay[before]].IsUnderWay = false;
        running = before;
    }

    private int Met(int lane, ReadOnlySpan<int> others)
    {
        foreach (var other in others)
        {
            if (
                hashes[other] == hashes[lane]
                && !rollouts[other].IsWaiting
                && StateKeys.AreEqual(Key(other), Key(lane))
            )
                return other;
        }
        return Unmerged;
    }

    /// <summary>What was earned: by a rollout that met another one also what that one earned from there on.</summary>
    private void Tell(Group group)
    {
        for (var i = 0; i < group.Judged.Left; i++)
        {
            ref var rollout = ref rollouts[group.First + i];
            if (rollout.Meets != Unmerged)
                rollout.Earned += rollouts[rollout.Meets].Earned - rollout.EarnedByOther;
            group.Judged.Note(i, group.Scenario, rollout.Earned);
        }
    }

    private readonly record struct Group(SequentialHalving Judged, int Scenario, int First);

    private struct Rollout
    {
        public double Earned;
        public int Periods;
        public bool IsUnderWay;

        /// <summary>Whether it waits for the end of its first period.</summary>
        public bool IsWaiting;

        /// <summary>The lane, one before it, of the rollout that it met.</summary>
        public int Meets;

        /// <summary>What that one had earned then.</summary>
        public double EarnedByOther;
    }
}
