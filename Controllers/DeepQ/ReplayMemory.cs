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
    public Transition this[int index] => transitions[index];

    /// <summary>Bytes of a number of the states: 1, 2 or 4, as few as hold all of them so far exactly.</summary>
    public int NumberWidth => states.Width;

    /// <summary>The most transitions that a checkpoint and a process easily hold, however wide the numbers of the states become.</summary>
    public static int LargestCapacity(int inputs, int actions) =>
        MostBytes / (Unsafe.SizeOf<Transition>() + StateRows.MostBytes(inputs, actions));

    /// <summary>The index of a transition by its age.</summary>
    /// <param name="number">0 for the oldest to <see cref="Count"/> less 1 for the newest.</param>
    public int FromOldest(int number) => (int)((Added - Count + number) % Capacity);

    /// <summary>Stores a state.</summary>
    /// <param name="shown">Its numbers, as the system shows them.</param>
    /// <param name="allowed">For every action whether it may be taken there.</param>
    /// <returns>What transitions call it. It is kept until all of them refer to later ones.</returns>
    public int AddState(ReadOnlySpan<float> shown, ReadOnlySpan<bool> allowed) => states.Add(shown, allowed);

    /// <summary>Reads a state, as inputs.</summary>
    public void ReadState(int state, Span<float> inputs) => states.Read(state, steps, inputs);

    /// <summary>For every action whether it may be taken in a state.</summary>
    public ReadOnlySpan<bool> Allowed(int state) => states.Allowed(state);

    /// <summary>What came of the transition that begins in a state.</summary>
    public ref readonly Experience Experience(int state) => ref states.Experience(state);

    /// <summary>Whether a transition only takes room.</summary>
    public bool IsFiller(int index) => Experience(transitions[index].State).Action == Filler;

    /// <summary>Stores a transition and returns its index. It begins after the one before it, and ends no sooner.</summary>
    public int Add(Transition transition, Experience experience)
    {
        var index = (int)(Added % Capacity);
        transitions[index] = transition;
        states.Experience(transition.State) = experience;
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
            ref var experience = ref states.Experience(transitions[FromOldest((int)number)].State);
            experience = experience with { Return = experience.Return + (reward * experience.Baseline) };
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

    /// <summary>Asks for the states of transitions.</summary>
    public void PrefetchStates(ReadOnlySpan<int> indices)
    {
        if (!Sse.IsSupported)
            return;
        foreach (var index in indices)
        {
            if (index >= Count)
                continue;
            states.Prefetch(transitions[index].State);
            states.Prefetch(transitions[index].NextState);
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
        var before = -1L;
        for (var number = 0; number < Count; number++)
        {
            var transition = transitions[FromOldest(number)];
            var (state, next) = (states.AgeOf(transition.State), states.AgeOf(transition.NextState));
            if (state <= before || next < state || next >= states.Count)
                throw new InvalidDataException($"The saved replay memory has no way from state {state} to {next}.");
            var action = Experience(transition.State).Action;
            if (action < Filler || action >= actions)
                throw new InvalidDataException($"The saved replay memory has the action {action}.");
            before = state;
        }
    }
}
