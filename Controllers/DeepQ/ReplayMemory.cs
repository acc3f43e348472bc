using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace ProcessChain;

/// <summary>
/// The newest transitions, oldest overwritten first. A transition is whole in itself: the state it bootstraps from is
/// stored with it, so that no pair can reach across episodes. All of it lies in one piece, because reading distant pieces
/// takes longer than anything else that is done with them.
/// </summary>
internal sealed class ReplayMemory(int capacity, int inputs, int actions)
{
    /// <summary>The action of a row that only takes room and must not be learned from.</summary>
    public const int Filler = -1;

    private const int OutcomeWidth = 4;

    private const int MostBytes = 2_000_000_000;

    private const int NumbersInACacheLine = 16;

    /// <summary>Rows of an <see cref="Outcome"/>, the state, the next state, and a byte for every action allowed there.</summary>
    private readonly float[] rows = new float[capacity * Width(inputs, actions)];

    private readonly int width = Width(inputs, actions);

    public int Capacity => capacity;

    /// <summary>Transitions stored so far, those overwritten counted.</summary>
    public long Added { get; private set; }

    public int Count => (int)Math.Min(Added, capacity);

    /// <summary>The most transitions that an array, and a checkpoint with weights beside them, hold.</summary>
    public static int LargestCapacity(int inputs, int actions) => MostBytes / (Width(inputs, actions) * sizeof(float));

    public ReadOnlySpan<float> State(int index) => StateIn(Row(index));

    public ReadOnlySpan<float> NextState(int index) => NextStateIn(Row(index));

    /// <summary>For every action whether it may be taken in the next state.</summary>
    public ReadOnlySpan<bool> NextAllowed(int index) => NextAllowedIn(Row(index));

    public int Action(int index) => OutcomeIn(Row(index)).Action;

    /// <summary>Discounted sum of the rewards up to the next state.</summary>
    public float Return(int index) => OutcomeIn(Row(index)).Return;

    /// <summary>By how much the return falls when every reward is one less.</summary>
    public float Baseline(int index) => OutcomeIn(Row(index)).Baseline;

    /// <summary>γ to the power of the steps up to the next state; 0 where the world ends there.</summary>
    public float Discount(int index) => OutcomeIn(Row(index)).Discount;

    /// <summary>The index of a transition by its age.</summary>
    /// <param name="number">0 for the oldest to <see cref="Count"/> less 1 for the newest.</param>
    public int FromOldest(int number) => (int)((Added - Count + number) % capacity);

    /// <summary>Stores a transition and returns its index.</summary>
    public int Add(in Transition transition)
    {
        var index = (int)(Added % capacity);
        var row = Row(index);
        OutcomeIn(row) = new(transition.Action, transition.Return, transition.Baseline, transition.Discount);
        transition.State.CopyTo(StateIn(row));
        transition.NextState.CopyTo(NextStateIn(row));
        transition.NextAllowed.CopyTo(NextAllowedIn(row));
        Added++;
        return index;
    }

    /// <summary>Adds to each reward in the returns of the newest transitions.</summary>
    /// <param name="count">How many; at most all are meant.</param>
    /// <param name="reward">What is added to every reward.</param>
    public void AddToRewards(long count, float reward)
    {
        for (var number = Math.Max(0, Count - count); number < Count; number++)
        {
            ref var outcome = ref OutcomeIn(Row(FromOldest((int)number)));
            outcome = outcome with { Return = outcome.Return + (reward * outcome.Baseline) };
        }
    }

    /// <summary>Copies transitions to the first places of another memory of the same widths, which holds just these then.</summary>
    public void CopyTo(ReplayMemory batch, ReadOnlySpan<int> indices)
    {
        Prefetch(indices);
        for (var place = 0; place < indices.Length; place++)
            Row(indices[place]).CopyTo(batch.Row(place));
        batch.Added = indices.Length;
    }

    /// <summary>Asks the processor for rows that will be copied soon, so that it waits for their memory once and meanwhile goes on.</summary>
    public unsafe void Prefetch(ReadOnlySpan<int> indices)
    {
        if (!Sse.IsSupported)
            return;
        foreach (var index in indices)
        {
            ref var row = ref rows[index * width];
            for (var at = 0; at < width; at += NumbersInACacheLine)
                Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.Add(ref row, at)));
            Sse.Prefetch1(Unsafe.AsPointer(ref Unsafe.Add(ref row, width - 1)));
        }
    }

    public void Keep(StateArchive state)
    {
        Added = state.Keep(Added);
        if (Added < 0)
            throw new InvalidDataException($"The saved replay memory has taken {Added} transitions.");
        state.Keep(rows.AsSpan(0, Count * width));
    }

    private static int Width(int inputs, int actions)
    {
        const int ActionsInANumber = sizeof(float) / sizeof(bool);
        return OutcomeWidth + (2 * inputs) + ((actions + ActionsInANumber - 1) / ActionsInANumber);
    }

    private Span<float> Row(int index) => rows.AsSpan(index * width, width);

    private static ref Outcome OutcomeIn(Span<float> row) =>
        ref MemoryMarshal.AsRef<Outcome>(MemoryMarshal.AsBytes(row[..OutcomeWidth]));

    private Span<float> StateIn(Span<float> row) => row.Slice(OutcomeWidth, inputs);

    private Span<float> NextStateIn(Span<float> row) => row.Slice(OutcomeWidth + inputs, inputs);

    private Span<bool> NextAllowedIn(Span<float> row) =>
        MemoryMarshal.Cast<float, bool>(row[(OutcomeWidth + (2 * inputs))..])[..actions];

    private readonly record struct Outcome(int Action, float Return, float Baseline, float Discount);
}

/// <summary>What is learned from: an action and what came of it. The spans are copied when it is stored.</summary>
internal readonly ref struct Transition
{
    public required ReadOnlySpan<float> State { get; init; }

    public required int Action { get; init; }

    /// <summary>Discounted sum of the rewards up to the next state.</summary>
    public required float Return { get; init; }

    /// <summary>By how much the return falls when every reward is one less.</summary>
    public required float Baseline { get; init; }

    /// <summary>γ to the power of the steps up to the next state; 0 where the world ends there.</summary>
    public required float Discount { get; init; }

    public required ReadOnlySpan<float> NextState { get; init; }

    /// <summary>For every action whether it may be taken in the next state.</summary>
    public required ReadOnlySpan<bool> NextAllowed { get; init; }
}
