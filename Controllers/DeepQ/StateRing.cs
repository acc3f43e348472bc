namespace ProcessChain;

/// <summary>
/// The states that transitions refer to, each stored once and numbered in the order of their coming, in rows as narrow as all of
/// them so far allow. Those that nobody needs any more are overwritten, oldest first; where too many are needed the ring grows.
/// </summary>
internal sealed class StateRing
{
    private readonly int numbers;
    private readonly int actions;
    private readonly InputSteps asShown;
    private StateRows rows;

    /// <summary>The number of the state that came into the first row last, or comes there next.</summary>
    private long lap;

    /// <param name="numbers">In a state.</param>
    /// <param name="actions">Of which some are allowed in a state.</param>
    /// <param name="count">How many states there is room for before it grows; 2 or more.</param>
    public StateRing(int numbers, int actions, int count)
    {
        (this.numbers, this.actions) = (numbers, actions);
        asShown = new InputSteps(numbers);
        rows = new StateRows(numbers, actions, StateRows.Narrowest, count);
    }

    /// <summary>The number of the oldest state.</summary>
    public long First { get; private set; }

    /// <summary>The number that the next state will have.</summary>
    public long End { get; private set; }

    /// <summary>Bytes of a number: 1, 2 or 4.</summary>
    public int Width => rows.Width;

    /// <summary>Stores a state, unless it is the newest one once more.</summary>
    /// <param name="shown">Its numbers, as the system shows them.</param>
    /// <param name="allowed">For every action whether it is allowed.</param>
    /// <returns>Its number.</returns>
    public long Add(ReadOnlySpan<float> shown, ReadOnlySpan<bool> allowed)
    {
        MakeRoom();
        while (!rows.TryWrite(RowOf(End), shown, allowed))
            MoveTo(new StateRows(numbers, actions, 2 * rows.Width, rows.Count));
        var isNew = End == First || !rows[RowOf(End)].SequenceEqual(rows[RowOf(End - 1)]);
        if (isNew)
            GoOn();
        return End - 1;
    }

    /// <summary>Says that no state before this one is needed any more.</summary>
    public void Forget(long before) => First = before;

    /// <summary>Reads a state, as inputs.</summary>
    public void Read(long state, InputSteps steps, Span<float> inputs) => rows.Read(RowOf(state), steps, inputs);

    /// <summary>For every action whether it was allowed in a state.</summary>
    public ReadOnlySpan<bool> Allowed(long state) => rows.Allowed(RowOf(state));

    /// <summary>Asks the processor for a state that will be read soon.</summary>
    public void Prefetch(long state) => rows.Prefetch(RowOf(state));

    public void Keep(StateArchive state)
    {
        First = state.Keep(First);
        var end = state.Keep(End);
        var width = state.Keep(Width);
        if (state.IsReading)
            Empty(end, width);
        for (var number = First; number < end; number++)
        {
            if (state.IsReading)
                MakeRoom();
            state.Keep(rows[RowOf(number)]);
            if (state.IsReading)
                GoOn();
        }
    }

    private void Empty(long end, int width)
    {
        const long Most = long.MaxValue / 2;
        if (First < 0 || First > end || end > Most)
            throw new InvalidDataException($"The saved replay memory has states from {First} up to {end}.");
        if (width is not (StateRows.Narrowest or 2 * StateRows.Narrowest or StateRows.Widest))
            throw new InvalidDataException($"The saved replay memory has numbers of {width} bytes.");
        End = First;
        Enter(width == Width ? rows : new StateRows(numbers, actions, width, rows.Count));
    }

    private int RowOf(long state)
    {
        var row = (int)(state - lap);
        return row < 0 ? row + rows.Count : row;
    }

    private void GoOn()
    {
        End++;
        if (End - lap == rows.Count)
            lap = End;
    }

    private void MakeRoom()
    {
        if (End - First == rows.Count)
            MoveTo(new StateRows(numbers, actions, rows.Width, rows.Count + (rows.Count / 8) + 1));
    }

    private void MoveTo(StateRows roomier)
    {
        var shown = new float[numbers];
        for (var state = First; state < End; state++)
        {
            Read(state, asShown, shown);
            roomier.TryWrite((int)(state % roomier.Count), shown, Allowed(state));
        }
        Enter(roomier);
    }

    /// <summary>Every state is in the row that its number leaves over when it is divided by how many there are.</summary>
    private void Enter(StateRows entered)
    {
        rows = entered;
        lap = End - (End % rows.Count);
    }
}
