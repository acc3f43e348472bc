namespace ProcessChain;

/// <summary>States and what each choice costs in them, compared with the best.</summary>
/// <param name="rows">How many states.</param>
/// <param name="inputs">Numbers of a state.</param>
/// <param name="choices">How many choices there are.</param>
internal sealed class LabelledStates(int rows, int inputs, int choices)
{
    private readonly float[] states = new float[rows * inputs];
    private readonly float[] losses = new float[rows * choices];
    private readonly float[] errors = new float[rows];
    private readonly int[] leaders = new int[rows];

    /// <summary>How many there are.</summary>
    public int Rows => rows;

    /// <summary>The state.</summary>
    public Span<float> State(int row) => states.AsSpan(row * inputs, inputs);

    /// <summary>What each choice earns less than the best; infinite where it is not considered.</summary>
    public Span<float> Losses(int row) => losses.AsSpan(row * choices, choices);

    /// <summary>The mean standard error of the losses of a state; 0 where there was nothing to choose.</summary>
    public ref float Error(int row) => ref errors[row];

    /// <summary>What the policy chooses that the rollouts follow; <see cref="JointChoices.None"/> where it is none of the choices.</summary>
    public ref int Leader(int row) => ref leaders[row];

    /// <summary>Keeps all of it.</summary>
    public void Keep(StateArchive state)
    {
        state.Keep<float>(states);
        state.Keep<float>(losses);
        state.Keep<float>(errors);
        state.Keep<int>(leaders);
    }
}
