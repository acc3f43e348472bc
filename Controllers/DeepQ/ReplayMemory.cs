using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics.X86;

namespace ProcessChain;

/// <summary>
/// The newest transitions, oldest overwritten first, and the states that they refer to. A state is stored once, as the system shows
/// it, and kept as long as a transition needs it; what is made of its numbers for a network is done when it is read.
/// </summary>
internal sealed class ReplayMemory
{
    /// <summary>The action of a row that only takes room and must not be learned from.</summary>
    public const int Filler = -1;

    private const int MostBytes = 2_000_000_000;

    private const long MostAdded = long.MaxValue / 2;

    private readonly InputSteps steps;
    private readonly int actions;
    private readonly Transition[] transitions;
    private readonly StateRing states;

    /// <param name="capacity">How many transitions; 1 or more.</param>
    /// <param name="steps">What makes inputs of the numbers of a state.</param>
    /// <param name="actions">To choose from.</param>
    public ReplayMemory(int capacity, InputSteps steps, int actions)
    {
        (this.steps, this.actions) = (steps, actions);
        transitions = new Transition[capacity];
        states = new StateRing(steps.Count, actions, capacity + (capacity / 8) + 1);
    }

    public int Capacity => transitions.Length;

    /// <summary>Numbers in a state.</summary>
    public int Inputs => steps.Count;

    /// <summary>Transitions stored so far, those overwritten counted.</summary>
    public long Added { get; private set; }

    public int Count => (int)Math.Min(Added, Capacity);

    /// <summary>The transition in a place.</summary>
    /// <param name="index">0 to <see cref="Count"/> less 1.</param>
    public ref readonly Transition this[int index] => ref transitions[index];

    /// <summary>Bytes of a number of the states: 1, 2 or 4, as few as hold all of them so far exactly.</summary>
    public int NumberWidth => states.Width;

    /// <summary>The most transitions that a checkpoint and a process easily hold, however wide the numbers of the states become.</summary>
    public static int LargestCapacity(int inputs, int actions) =>
        MostBytes / (Unsafe.SizeOf<Transition>() + StateRows.MostBytes(inputs, actions));

    /// <summary>The index of a transition by its age.</summary>
    /// <param name="number">0 for the oldest to <see cref="Count"/> less 1 for the newest.</param>
    public int FromOldest(int number) => (int)((Added - Count + number) % Capacity);

    /// <summary>Stores a state, unless it is the newest one once more.</summary>
    /// <param name="shown">Its numbers, as the system shows them.</param>
    /// <param name="allowed">For every action whether it may be taken there.</param>
    /// <returns>Its number, for transitions. It is kept until all of them refer to later ones.</returns>
    public long AddState(ReadOnlySpan<float> shown, ReadOnlySpan<bool> allowed) => states.Add(shown, allowed);

    /// <summary>Reads a state of a transition, as inputs.</summary>
    public void ReadState(long state, Span<float> inputs) => states.Read(state, steps, inputs);

    /// <summary>For every action whether it may be taken in a state of a transition.</summary>
    public ReadOnlySpan<bool> Allowed(long state) => states.Allowed(state);

    /// <summary>Stores a transition, neither of whose states is older than those of the one before, and returns its index.</summary>
    public int Add(in Transition transition)
    {
        var index = (int)(Added % Capacity);
        transitions[index] = transition;
        Added++;
        states.Forget(transitions[FromOldest(0)].State);
        return index;
    }

    /// <summary>Adds to each reward in the returns of the newest transitions.</summary>
    /// <param name="count">How many; at most all are meant.</param>
    /// <param name="reward">What is added to every reward.</param>
    public void AddToRewards(long count, float reward)
    {
        for (var number = Math.Max(0, Count - count); number < Count; number++)
        {
            ref var transition = ref transitions[FromOldest((int)number)];
            transition = transition with { Return = transition.Return + (reward * transition.Baseline) };
        }
    }

    /// <summary>Asks the processor for transitions that will be read soon, so that it goes on meanwhile.</summary>
    public unsafe void Prefetch(ReadOnlySpan<int> indices)
    {
        if (!Sse.IsSupported)
            return;
        foreach (var index in indices)
            Sse.Prefetch1(Unsafe.AsPointer(ref transitions[index]));
    }

    /// <summary>Asks for the states of such transitions, which are known when those have come.</summary>
    public void PrefetchStates(ReadOnlySpan<int> indices)
    {
        if (!Sse.IsSupported)
            return;
        foreach (var index in indices)
        {
            if (index >= Count)
                continue;
            ref var transition = ref transitions[index];
            states.Prefetch(transition.State);
            states.Prefetch(transition.NextState);
        }
    }

    public void Keep(StateArchive state)
    {
        Added = state.Keep(Added);
        if (Added is < 0 or > MostAdded)
            throw new InvalidDataException($"The saved replay memory has taken {Added} transitions.");
        states.Keep(state);
        state.Keep(transitions.AsSpan(0, Count));
        if (state.IsReading)
            Check();
    }

    private void Check()
    {
        var least = states.First;
        for (var number = 0; number < Count; number++)
        {
            ref readonly var transition = ref transitions[FromOldest(number)];
            var (state, next) = (transition.State, transition.NextState);
            if (state < least || next < state || next >= states.End)
                throw new InvalidDataException($"The saved replay memory has no way from state {state} to {next}.");
            if (transition.Action < Filler || transition.Action >= actions)
                throw new InvalidDataException($"The saved replay memory has the action {transition.Action}.");
            least = state;
        }
    }
}

/// <summary>What is learned from: an action and what came of it.</summary>
internal readonly record struct Transition
{
    /// <summary>Where the action was taken, as <see cref="ReplayMemory.AddState"/> called it.</summary>
    public required long State { get; init; }

    /// <summary>From where the return is bootstrapped; the same state or a later one.</summary>
    public required long NextState { get; init; }

    /// <summary>The action, or <see cref="ReplayMemory.Filler"/>.</summary>
    public required int Action { get; init; }

    /// <summary>Discounted sum of the rewards up to the next state.</summary>
    public required float Return { get; init; }

    /// <summary>By how much the return falls when every reward is one less.</summary>
    public required float Baseline { get; init; }

    /// <summary>γ to the power of the steps up to the next state; 0 where the world ends there.</summary>
    public required float Discount { get; init; }
}
