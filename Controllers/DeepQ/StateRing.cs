namespace ProcessChain;

/// <summary>
/// The states that transitions refer to, each stored once, in the order of their coming, in rows as narrow as all of them so far allow.
/// Those that nobody needs any more are overwritten, oldest first; where too many are needed the ring grows.
/// </summary>
internal sealed class StateRing
{
    private readonly int numbers;
    private readonly int actions;
    private readonly InputSteps asShown;
    private StateRows rows;

    /// <summary>The name of the state that came into the first row last, or comes there next.</summary>
    private int lap;

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
    private long First { get; set; }

    /// <summary>The number that the next state will have.</summary>
    private long End { get; set; }

    /// <summary>How many are stored.</summary>
    public long Count => End - First;

    /// <summary>Bytes of a number: 1, 2 or 4.</summary>
    public int Width => rows.Width;

    /// <summary>Stores a state.</summary>
    /// <param name="shown">Its numbers, as the system shows them.</param>
    /// <param name="allowed">For every action whether it is allowed.</param>
    /// <returns>What it is called from now on: the last 32 bits of its number, which tell apart all that are stored.</returns>
    public int Add(ReadOnlySpan<float> shown, ReadOnlySpan<bool> allowed)
    {
        MakeRoom();
        while (!rows.TryWrite(RowOf(NameOf(End)), shown))
            MoveTo(new StateRows(numbers, actions, 2 * rows.Width, rows.Count));
        var name = NameOf(End);
        allowed.CopyTo(rows.Allowed(RowOf(name)));
        Experience(name) = default;
        GoOn();
        return name;
    }

    /// <summary>Says that no state before this one is needed any more.</summary>
    public void Forget(int before) => First += unchecked(before - NameOf(First));

    /// <summary>How many states came after the first one before this; less than <see cref="Count"/> if it is stored.</summary>
    public long AgeOf(int state) => (uint)unchecked(state - NameOf(First));

    /// <summary>What was done in a state.</summary>
    public ref Experience Experience(int state) => ref rows.Experience(RowOf(state));

    /// <summary>Reads a state, as inputs.</summary>
    public void Read(int state, InputSteps steps, Span<float> inputs) => rows.Read(RowOf(state), steps, inputs);

    /// <summary>For every action whether it was allowed in a state.</summary>
    public ReadOnlySpan<bool> Allowed(int state) => rows.Allowed(RowOf(state));

    /// <summary>Asks the processor for a state that will be read soon.</summary>
    public void Prefetch(int state) => rows.Prefetch(RowOf(state));

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
            state.Keep(rows[RowOf(NameOf(number))]);
            if (state.IsReading)
                GoOn();
        }
    }

    private static int NameOf(long number) => unchecked((int)number);

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

    private int RowOf(int state)
    {
        var row = unchecked(state - lap);
        return row + (rows.Count & (row >> 31));
    }

    private void GoOn()
    {
        End++;
        if (unchecked(NameOf(End) - lap) == rows.Count)
            lap = NameOf(End);
    }

    private void MakeRoom()
    {
        if (Count == rows.Count)
            MoveTo(new StateRows(numbers, actions, rows.Width, rows.Count + (rows.Count / 8) + 1));
    }

    private void MoveTo(StateRows roomier)
    {
        var shown = new float[numbers];
        for (var number = First; number < End; number++)
        {
            var (state, row) = (NameOf(number), (int)(number % roomier.Count));
            Read(state, asShown, shown);
            roomier.TryWrite(row, shown);
            Allowed(state).CopyTo(roomier.Allowed(row));
            roomier.Experience(row) = Experience(state);
        }
        Enter(roomier);
    }

    /// <summary>Every state is in the row that its number leaves over when it is divided by how many there are.</summary>
    private void Enter(StateRows entered)
    {
        rows = entered;
        lap = NameOf(End - (End % rows.Count));
    }
}
