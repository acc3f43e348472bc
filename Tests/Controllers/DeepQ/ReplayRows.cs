namespace ProcessChain.Tests;

/// <summary>Memories whose rows are told apart by their numbers.</summary>
internal static class ReplayRows
{
    public static ReplayMemory Empty(int capacity, int inputs, int actions) =>
        new(capacity, new InputSteps(inputs), actions);

    /// <summary>Adds a transition and both of its states.</summary>
    public static int Add(this ReplayMemory memory, in WholeTransition transition)
    {
        var allowed = Enumerable.Repeat(true, transition.NextAllowed.Length).ToArray();
        var state = memory.AddState(transition.State, allowed);
        var next = memory.AddState(transition.NextState, transition.NextAllowed);
        return memory.Add(
            new(state, next),
            new(transition.Action, transition.Return, transition.Baseline, transition.Discount)
        );
    }

    public static float[] State(this ReplayMemory memory, int index) => memory.Inputs(memory[index].State);

    public static float[] NextState(this ReplayMemory memory, int index) => memory.Inputs(memory[index].NextState);

    public static bool[] NextAllowed(this ReplayMemory memory, int index) =>
        memory.Allowed(memory[index].NextState).ToArray();

    public static int Action(this ReplayMemory memory, int index) => memory.ExperienceOf(index).Action;

    public static float Return(this ReplayMemory memory, int index) => memory.ExperienceOf(index).Return;

    public static float Baseline(this ReplayMemory memory, int index) => memory.ExperienceOf(index).Baseline;

    public static float Discount(this ReplayMemory memory, int index) => memory.ExperienceOf(index).Discount;

    /// <summary>A row with the number as its state, and as its action 0 or <see cref="ReplayMemory.Filler"/>.</summary>
    public static void AddRow(this ReplayMemory memory, int number, bool isFiller = false) =>
        memory.Add(
            new WholeTransition
            {
                State = [number],
                Action = isFiller ? ReplayMemory.Filler : 0,
                Return = 0,
                Baseline = 0,
                Discount = 0,
                NextState = [number],
                NextAllowed = [true],
            }
        );

    public static ReplayMemory WithRows(int capacity, int rows)
    {
        var memory = ReplayRows.Empty(capacity, 1, 1);
        for (var number = 0; number < rows; number++)
            memory.AddRow(number);
        return memory;
    }

    private static Experience ExperienceOf(this ReplayMemory memory, int index) =>
        memory.Experience(memory[index].State);

    private static float[] Inputs(this ReplayMemory memory, int state)
    {
        var inputs = new float[memory.Inputs];
        memory.ReadState(state, inputs);
        return inputs;
    }

    /// <summary>Pearson's χ² of counts against expected shares.</summary>
    public static double ChiSquare(IReadOnlyList<long> counts, IReadOnlyList<double> shares) =>
        counts
            .Zip(shares, (count, share) => (Count: count, Expected: share * counts.Sum()))
            .Sum(pair => Math.Pow(pair.Count - pair.Expected, 2) / pair.Expected);
}

/// <summary>A transition with all of its states. The spans are copied when it is stored.</summary>
internal readonly ref struct WholeTransition
{
    public required ReadOnlySpan<float> State { get; init; }

    public required int Action { get; init; }

    public required float Return { get; init; }

    public required float Baseline { get; init; }

    public required float Discount { get; init; }

    public required ReadOnlySpan<float> NextState { get; init; }

    public required ReadOnlySpan<bool> NextAllowed { get; init; }
}
