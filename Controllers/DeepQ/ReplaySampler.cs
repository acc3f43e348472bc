namespace ProcessChain;

/// <summary>Chooses the transitions of a replay memory that are learned from.</summary>
internal abstract class ReplaySampler(ReplayMemory memory)
{
    protected ReplayMemory Memory => memory;

    /// <summary>The one that settings ask for.</summary>
    public static ReplaySampler Of(DeepQDefinition definition, ReplayMemory memory) =>
        definition.Replay == ReplayKind.Prioritised
            ? new PrioritisedSampler(memory, definition)
            : new UniformSampler(memory, definition.Sampling);

    /// <summary>Whether the memory holds enough.</summary>
    public virtual bool CanDraw(int batch) => memory.Count >= batch;

    /// <summary>Draws a batch.</summary>
    /// <param name="rows">Overwritten with indices in the memory.</param>
    /// <param name="weights">Overwritten with the factor of each transition's loss, in [0, 1].</param>
    /// <param name="stream">Where the draws come from.</param>
    /// <param name="progress">The share of the training that is over, in [0, 1].</param>
    public abstract void Draw(Span<int> rows, Span<float> weights, RandomStream stream, double progress);

    /// <summary>The transitions that the next draw is likely to choose, as foreseen last; none where that cannot be told.</summary>
    public virtual ReadOnlySpan<int> Foreseen => [];

    /// <summary>Foresees the next draw, where that can be told; no draw depends on it.</summary>
    /// <param name="batch">How many transitions it will draw.</param>
    /// <param name="count">How many transitions the memory is expected to hold then.</param>
    /// <param name="stream">The stream as that draw will find it; left as it is.</param>
    public virtual void Foresee(int batch, int count, RandomStream stream) { }

    /// <summary>Tells what came of the batch drawn last.</summary>
    public virtual void Learned(ReadOnlySpan<int> rows, ReadOnlySpan<float> errors) { }

    /// <summary>Keeps what later draws depend on, beside memory and stream; the memory has been loaded before.</summary>
    /// <exception cref="InvalidDataException">The memory has rows that this sampler must not meet.</exception>
    public virtual void Keep(StateArchive state)
    {
        for (var number = 0; state.IsReading && number < memory.Count; number++)
        {
            if (memory.IsFiller(memory.FromOldest(number)) && !TakesFiller(number))
                throw new InvalidDataException($"Row {number} of the saved replay memory has no action.");
        }
    }

    /// <summary>Whether a filler may stand in a row, the oldest being 0.</summary>
    protected virtual bool TakesFiller(int number) => false;

    /// <summary>Numbers below a limit, all sets of them equally likely (Floyd, in Bentley 1987).</summary>
    /// <param name="numbers">Overwritten; at most as many as there are choices.</param>
    /// <param name="choices">The limit.</param>
    /// <param name="stream">Where the draws come from.</param>
    protected static void DrawDistinct(Span<int> numbers, int choices, RandomStream stream)
    {
        var first = choices - numbers.Length;
        for (var i = 0; i < numbers.Length; i++)
        {
            var number = stream.Next(first + i + 1);
            numbers[i] = numbers[..i].Contains(number) ? first + i : number;
        }
    }

    protected static void DrawRepeated(Span<int> numbers, int choices, RandomStream stream)
    {
        foreach (ref var number in numbers)
            number = stream.Next(choices);
    }
}
