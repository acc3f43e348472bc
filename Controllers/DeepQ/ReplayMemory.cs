using ProcessChain.Controllers.Learning;

namespace ProcessChain.Controllers.DeepQ;

/// <summary>
/// The newest transitions in flat arrays, oldest overwritten first. A transition is whole in itself: the state it
/// bootstraps from is stored with it, so that no pair can reach across episodes.
/// </summary>
internal sealed class ReplayMemory(int capacity, int inputs, int actions)
{
    private readonly float[] states = new float[capacity * inputs];
    private readonly float[] nextStates = new float[capacity * inputs];
    private readonly bool[] nextAllowed = new bool[capacity * actions];
    private readonly int[] taken = new int[capacity];
    private readonly float[] returns = new float[capacity];
    private readonly float[] baselines = new float[capacity];
    private readonly float[] discounts = new float[capacity];
    private int next;

    public int Capacity => capacity;

    public int Count { get; private set; }

    public ReadOnlySpan<float> State(int index) => states.AsSpan(index * inputs, inputs);

    public ReadOnlySpan<float> NextState(int index) => nextStates.AsSpan(index * inputs, inputs);

    /// <summary>For every action whether it may be taken in the next state.</summary>
    public ReadOnlySpan<bool> NextAllowed(int index) => nextAllowed.AsSpan(index * actions, actions);

    public int Action(int index) => taken[index];

    /// <summary>Discounted sum of the rewards up to the next state.</summary>
    public float Return(int index) => returns[index];

    /// <summary>By how much the return falls when every reward is one less.</summary>
    public float Baseline(int index) => baselines[index];

    /// <summary>γ to the power of the steps up to the next state; 0 where the world ends there.</summary>
    public float Discount(int index) => discounts[index];

    /// <summary>Stores a transition and returns its index.</summary>
    public int Add(in Transition transition)
    {
        var index = next;
        transition.State.CopyTo(states.AsSpan(index * inputs, inputs));
        transition.NextState.CopyTo(nextStates.AsSpan(index * inputs, inputs));
        transition.NextAllowed.CopyTo(nextAllowed.AsSpan(index * actions, actions));
        taken[index] = transition.Action;
        returns[index] = transition.Return;
        baselines[index] = transition.Baseline;
        discounts[index] = transition.Discount;
        next = (next + 1) % capacity;
        Count = Math.Min(Count + 1, capacity);
        return index;
    }

    public void Save(StateWriter writer)
    {
        writer.Write(Count);
        writer.Write(next);
        writer.Write<float>(states.AsSpan(0, Count * inputs));
        writer.Write<float>(nextStates.AsSpan(0, Count * inputs));
        writer.Write<bool>(nextAllowed.AsSpan(0, Count * actions));
        writer.Write<int>(taken.AsSpan(0, Count));
        writer.Write<float>(returns.AsSpan(0, Count));
        writer.Write<float>(baselines.AsSpan(0, Count));
        writer.Write<float>(discounts.AsSpan(0, Count));
    }

    public void Load(StateReader reader)
    {
        Count = reader.Read<int>();
        next = reader.Read<int>();
        if (Count < 0 || Count > capacity || (uint)next >= (uint)capacity)
            throw new InvalidDataException($"The saved replay memory holds {Count} transitions, the next at {next}.");
        reader.Read(states.AsSpan(0, Count * inputs));
        reader.Read(nextStates.AsSpan(0, Count * inputs));
        reader.Read(nextAllowed.AsSpan(0, Count * actions));
        reader.Read(taken.AsSpan(0, Count));
        reader.Read(returns.AsSpan(0, Count));
        reader.Read(baselines.AsSpan(0, Count));
        reader.Read(discounts.AsSpan(0, Count));
    }
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
