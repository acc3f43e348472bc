namespace ProcessChain;

/// <summary>Codes what is observed into few states: of each number the interval in which it lies.</summary>
internal sealed class StateCoding
{
    /// <summary>Where nothing is said of positions, the highest interval begins no lower than at so many mean demands.</summary>
    private const double PeriodsOfDemand = 5;

    private readonly string observation;
    private readonly (int Part, int Length)[] parts;
    private readonly int positions;

    /// <summary>Of each number, the positions first: how many intervals it has, and where the highest begins.</summary>
    private readonly int[] intervals;
    private readonly double[] tops;

    private readonly int[] codes;
    private readonly float[] observed;

    public StateCoding(TabularDefinition definition, SystemDefinition system)
    {
        positions = system.Positions;
        IReadOnlyList<string> keys = definition.Observation ?? (positions > 0 ? [] : system.StandardObservation);
        observation = string.Join(' ', keys);
        var all = system.Observations.ToList();
        var seen = keys.Select(key => all.FindIndex(part => string.Equals(part.Key, key, StringComparison.Ordinal)));
        parts = [.. seen.Select(part => (part, all[part].Length))];
        var scale = system.DemandScale;
        var largest = Math.Max(scale.Largest, PeriodsOfDemand * scale.Mean);
        var numbers = parts.SelectMany(part => all[part.Part].Numbers).ToList();
        intervals =
        [
            .. Enumerable.Repeat(definition.States, positions),
            .. numbers.Select(number => number.Scale == ObservationScale.None ? 2 : definition.States),
        ];
        tops =
        [
            .. definition.LargestPosition?.For(positions) ?? Enumerable.Repeat(largest, positions),
            .. numbers.Select(number => number.Scale == ObservationScale.Interval ? scale.Interval : largest),
        ];
        codes = new int[intervals.Length];
        observed = new float[numbers.Count];
    }

    /// <summary>States of one place, or of all together; as a number that cannot overflow.</summary>
    public double Count(bool isJoint) =>
        Seen(place: isJoint ? null : 0).Aggregate(1.0, (count, i) => count * intervals[i]);

    /// <summary>Takes in the present moment.</summary>
    public void Read(SystemView view)
    {
        for (var place = 0; place < positions; place++)
            codes[place] = CodeOf(view.Position(place), place);
        var at = 0;
        foreach (var (part, length) in parts)
        {
            view.Observe(part, observed.AsSpan(at, length));
            at += length;
        }
        for (var i = 0; i < observed.Length; i++)
            codes[positions + i] = CodeOf(observed[i], positions + i);
    }

    /// <summary>The state of all places together.</summary>
    public int JointState() => StateOf(0, positions);

    /// <summary>The state that a place sees: its own position, and what is observed beside them.</summary>
    public int StateOf(int place) => place < positions ? StateOf(place, place + 1) : StateOf(0, 0);

    /// <summary>Keeps how numbers are coded: it becomes what was written, whatever the system's demand is now.</summary>
    /// <exception cref="InvalidDataException">Numbers of another meaning were written.</exception>
    public void Keep(StateArchive state)
    {
        state.Expect(observation, "the observation");
        state.Expect(string.Join(' ', intervals), "intervals");
        state.Keep<double>(tops);
    }

    private IEnumerable<int> Seen(int? place) =>
        Enumerable.Range(0, intervals.Length).Where(i => i >= positions || place is null || i == place);

    private int StateOf(int firstPosition, int endPosition)
    {
        var state = 0;
        for (var i = firstPosition; i < endPosition; i++)
            state = (state * intervals[i]) + codes[i];
        for (var i = positions; i < codes.Length; i++)
            state = (state * intervals[i]) + codes[i];
        return state;
    }

    private int CodeOf(double number, int i)
    {
        var count = intervals[i];
        if (count == 2)
            return number < 0.5 ? 0 : 1;
        if (number < 0)
            return 0;
        return number < tops[i] ? 1 + (int)(number / tops[i] * (count - 2)) : count - 1;
    }
}
