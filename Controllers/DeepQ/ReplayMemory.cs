using ProcessChain.Controllers.Learning;

namespace ProcessChain.Controllers.DeepQ;

/// <summary>
/// The newest transitions in flat arrays, oldest overwritten first. A transition is whole in itself: the state it
/// bootstraps from is stored beside it, so that no pair can reach across episodes and both are read together.
/// </summary>
internal sealed class ReplayMemory(int capacity, int inputs, int actions)
{
    /// <summary>The action of a row that only takes room and must not be learned from.</summary>
    public const int Filler = -1;

    private readonly Outcome[] outcomes = new Outcome[capacity];
    private readonly float[] states = new float[capacity * 2 * inputs];
    private readonly bool[] nextAllowed = new bool[capacity * actions];

    public int Capacity => capacity;

    /// <summary>Transitions stored so far, those overwritten counted.</summary>
    public long Added { get; private set; }

    public int Count => (int)Math.Min(Added, capacity);

    public ReadOnlySpan<float> State(int index) => StateAt(2 * index);

    public ReadOnlySpan<float> NextState(int index) => StateAt((2 * index) + 1);

    /// <summary>For every action whether it may be taken in the next state.</summary>
    public ReadOnlySpan<bool> NextAllowed(int index) => AllowedAt(index);

    public int Action(int index) => outcomes[index].Action;

    /// <summary>Discounted sum of the rewards up to the next state.</summary>
    public float Return(int index) => outcomes[index].Return;

    /// <summary>By how much the return falls when every reward is one less.</summary>
    public float Baseline(int index) => outcomes[index].Baseline;

    /// <summary>γ to the power of the steps up to the next state; 0 where the world ends there.</summary>
    public float Discount(int index) => outcomes[index].Discount;

    /// <summary>The most transitions that arrays hold.</summary>
    /// <param name="inputs">Numbers in a state.</param>
    public static int LargestCapacity(int inputs) => Array.MaxLength / (2 * inputs);

    /// <summary>The index of a transition by its age.</summary>
    /// <param name="number">0 for the oldest to <see cref="Count"/> less 1 for the newest.</param>
    public int FromOldest(int number) => (int)((Added - Count + number) % capacity);

    /// <summary>Stores a transition and returns its index.</summary>
    public int Add(in Transition transition)
    {
        var index = (int)(Added % capacity);
        transition.State.CopyTo(StateAt(2 * index));
        transition.NextState.CopyTo(StateAt((2 * index) + 1));
        transition.NextAllowed.CopyTo(AllowedAt(index));
        outcomes[index] = new Outcome(transition.Action, transition.Return, transition.Baseline, transition.Discount);
        Added++;
        return index;
    }

    public void Save(StateWriter writer)
    {
        writer.Write(Added);
        writer.Write<Outcome>(outcomes.AsSpan(0, Count));
        writer.Write<float>(states.AsSpan(0, Count * 2 * inputs));
        writer.Write<bool>(nextAllowed.AsSpan(0, Count * actions));
    }

    public void Load(StateReader reader)
    {
        Added = reader.Read<long>();
        if (Added < 0)
            throw new InvalidDataException($"The saved replay memory has taken {Added} transitions.");
        reader.Read(outcomes.AsSpan(0, Count));
        reader.Read(states.AsSpan(0, Count * 2 * inputs));
        reader.Read(nextAllowed.AsSpan(0, Count * actions));
    }

    private Span<float> StateAt(int position) => states.AsSpan(position * inputs, inputs);

    private Span<bool> AllowedAt(int index) => nextAllowed.AsSpan(index * actions, actions);

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
