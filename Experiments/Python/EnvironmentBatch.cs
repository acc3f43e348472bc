namespace ProcessChain.Experiments;

/// <summary>
/// Copies of a system side by side, as Python steps them. What they show lies in pinned arrays that Python looks into; a step
/// allocates nothing.
/// </summary>
internal sealed class EnvironmentBatch
{
    private readonly RunningSystem[] systems;
    private readonly ObservationReader reader;
    private readonly int width;
    private readonly int choices;
    private readonly int numbers;
    private readonly int figures;
    private readonly int[] begun;
    private readonly double[] unknown;

    /// <param name="definition">A valid definition.</param>
    /// <param name="periods">Periods of an episode; null: those of the system, else 1000.</param>
    /// <param name="copies">1 or more.</param>
    public EnvironmentBatch(SystemDefinition definition, int? periods, int copies)
    {
        Definition = definition;
        systems =
        [
            .. Enumerable.Range(0, copies).Select(_ => definition.Create(definition.Horizon.PeriodsOr(periods))),
        ];
        reader = new ObservationReader(definition, keys: null);
        (width, numbers, figures) = (definition.Actions.Width, Numbers.Count, definition.Figures.Count);
        choices = (definition.Actions as ChoiceSpace)?.Count ?? 0;
        begun = new int[copies];
        Actions = GC.AllocateArray<double>(copies * width, pinned: true);
        Observations = GC.AllocateArray<float>(copies * numbers, pinned: true);
        Masks = GC.AllocateArray<byte>(copies * choices, pinned: true);
        Rewards = GC.AllocateArray<double>(copies, pinned: true);
        Ends = GC.AllocateArray<byte>(copies, pinned: true);
        Figures = GC.AllocateArray<double>(copies * figures, pinned: true);
        Final = GC.AllocateArray<float>(copies * numbers, pinned: true);
        FinalMasks = GC.AllocateArray<byte>(copies * choices, pinned: true);
        Flows = GC.AllocateArray<double>(copies * definition.Flows.Count, pinned: true);
        Seats = GC.AllocateArray<double>(copies * SeatNames.Count * definition.Positions, pinned: true);
        unknown = [.. Enumerable.Repeat(double.NaN, width)];
        Seeds = GC.AllocateArray<long>(copies * 2, pinned: true);
        Chosen = GC.AllocateArray<byte>(copies, pinned: true);
    }

    /// <summary>Bits of <see cref="Ends"/>.</summary>
    private const byte IsTerminated = 1;
    private const byte IsTruncated = 2;
    private const byte WasReset = 4;

    /// <summary>What is seen from a seat.</summary>
    public static IReadOnlyList<string> SeatNames { get; } =
    ["inventory level", "received", "inbound order", "on order"];

    public SystemDefinition Definition { get; }

    /// <summary>Whether the system tells what is seen from its seats.</summary>
    public bool HasSeats => Definition is ISeatedSystem;

    public int Copies => systems.Length;

    /// <summary>Periods of an episode.</summary>
    public int Periods => systems[0].Periods;

    /// <summary>What the numbers of an observation are.</summary>
    public IReadOnlyList<ObservedNumber> Numbers => reader.Numbers;

    /// <summary><c>[copy, number]</c>, written by Python before a step.</summary>
    public double[] Actions { get; }

    /// <summary><c>[copy, number]</c>.</summary>
    public float[] Observations { get; }

    /// <summary><c>[copy, choice]</c>, 1 where it is allowed; empty where actions are orders.</summary>
    public byte[] Masks { get; }

    /// <summary><c>[copy]</c>.</summary>
    public double[] Rewards { get; }

    /// <summary><c>[copy]</c>: 1 terminated, 2 truncated, 4 this step began an episode instead of playing.</summary>
    public byte[] Ends { get; }

    /// <summary><c>[copy, figure]</c> of the episode that has just ended.</summary>
    public double[] Figures { get; }

    /// <summary><c>[copy, number]</c>: the last observation of the episode that has just ended, where the step began the next one.</summary>
    public float[] Final { get; }

    /// <summary><c>[copy, choice]</c>: what was allowed there.</summary>
    public byte[] FinalMasks { get; }

    /// <summary><c>[copy, flow]</c> of the period that was played last, as <see cref="Look"/> found them.</summary>
    public double[] Flows { get; }

    /// <summary><c>[copy, place, number]</c>: what is seen from each seat, as <see cref="Look"/> found it.</summary>
    public double[] Seats { get; }

    /// <summary><c>[copy, 2]</c>: seed and number of the episode of each copy; written by Python before a reset.</summary>
    public long[] Seeds { get; }

    /// <summary><c>[copy]</c>, 1 for those that <see cref="Reset"/> is about.</summary>
    public byte[] Chosen { get; }

    /// <summary>How many episodes a copy has begun.</summary>
    public int EpisodesBegun(int copy) => begun[copy];

    /// <summary>The episode that a copy is in.</summary>
    public EpisodeSeed EpisodeOf(int copy) => new(Seeds[2 * copy], Seeds[(2 * copy) + 1]);

    /// <summary>The view of a copy, for controllers.</summary>
    public SystemView View(int copy) => systems[copy].View;

    /// <summary>Begins the episode that <see cref="Seeds"/> says, in the <see cref="Chosen"/> copies.</summary>
    public void Reset()
    {
        for (var copy = 0; copy < systems.Length; copy++)
        {
            if (Chosen[copy] == 0)
                continue;
            Begin(copy);
            Ends[copy] = 0;
        }
    }

    /// <summary>One step of every copy.</summary>
    /// <param name="mode">What comes after the end of an episode.</param>
    /// <exception cref="InfeasibleActionException">A choice is not allowed; the copies before it have gone on.</exception>
    public void Step(AutoReset mode)
    {
        for (var copy = 0; copy < systems.Length; copy++)
        {
            if (mode == AutoReset.NextStep && systems[copy].IsOver)
                BeginNext(copy);
            else
                Play(copy, mode);
        }
    }

    /// <summary>
    /// Writes flows and seats of all copies. All seats look at the same time: where an order reaches its supplier in the same
    /// period, it is not a number.
    /// </summary>
    public void Look()
    {
        var flows = Flows.Length / systems.Length;
        for (var copy = 0; copy < systems.Length; copy++)
        {
            if (systems[copy].View.Period > 0)
                systems[copy].CopyFlows(Flows.AsSpan(copy * flows, flows));
            for (var place = 0; HasSeats && place < Definition.Positions; place++)
                LookFrom(copy, place);
        }
    }

    private void LookFrom(int copy, int place)
    {
        var seat = ((SupplyView)systems[copy].View).Seat(place, unknown);
        var seen = Seats.AsSpan(((copy * Definition.Positions) + place) * SeatNames.Count);
        (seen[0], seen[1], seen[2], seen[3]) = (seat.InventoryLevel, seat.Received, seat.Inbound, seat.OnOrder);
    }

    private void Play(int copy, AutoReset mode)
    {
        var outcome = systems[copy].Step(Actions.AsSpan(copy * width, width));
        Rewards[copy] = outcome.Reward;
        Ends[copy] = (byte)((outcome.Terminated ? IsTerminated : 0) | (outcome.Truncated ? IsTruncated : 0));
        Observe(copy, Observations, Masks);
        if (!outcome.EndsEpisode)
            return;
        systems[copy].CopyFigures(Figures.AsSpan(copy * figures, figures));
        if (mode != AutoReset.SameStep)
            return;
        Observe(copy, Final, FinalMasks);
        Seeds[(2 * copy) + 1]++;
        Begin(copy);
    }

    private void BeginNext(int copy)
    {
        Seeds[(2 * copy) + 1]++;
        Begin(copy);
        Rewards[copy] = 0;
        Ends[copy] = WasReset;
    }

    private void Begin(int copy)
    {
        systems[copy].Reset(EpisodeOf(copy));
        begun[copy]++;
        Observe(copy, Observations, Masks);
    }

    private void Observe(int copy, float[] observations, byte[] masks)
    {
        var view = systems[copy].View;
        reader.Read(view, observations.AsSpan(copy * numbers, numbers));
        for (var choice = 0; choice < choices; choice++)
            masks[(copy * choices) + choice] = view.IsAllowed(choice) ? (byte)1 : (byte)0;
    }
}

/// <summary>What comes after the end of an episode, by Gymnasium's names.</summary>
internal enum AutoReset
{
    /// <summary>Whoever steps must reset.</summary>
    Disabled,

    /// <summary>The next step begins an episode; its action has no effect and its reward is 0.</summary>
    NextStep,

    /// <summary>The step that ends an episode begins the next one too.</summary>
    SameStep,
}
