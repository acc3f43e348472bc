namespace ProcessChain;

/// <summary>What one gradient step learns from: actions taken, and what was known of them then.</summary>
/// <param name="capacity">Most rows; 1 or more.</param>
/// <param name="inputs">Numbers in a state.</param>
/// <param name="actionWidth">Numbers in an action.</param>
/// <param name="parameters">Numbers that determine the old policy in a state; 0: it is not known, and the exact divergence neither.</param>
/// <param name="masked">Whether some actions were not allowed.</param>
internal sealed class PpoBatch(int capacity, int inputs, int actionWidth, int parameters = 0, bool masked = false)
{
    private readonly bool[] allowed = new bool[masked ? capacity * parameters : 0];
    private readonly float[] states = new float[capacity * inputs];
    private readonly float[] actions = new float[capacity * actionWidth];
    private readonly float[] oldParameters = new float[capacity * parameters];
    private readonly float[] logProbabilities = new float[capacity];
    private readonly float[] values = new float[capacity];
    private readonly float[] advantages = new float[capacity];
    private readonly float[] returns = new float[capacity];

    /// <summary>Room for rows of a rollout.</summary>
    public PpoBatch(int capacity, RolloutShape shape)
        : this(capacity, shape.Inputs, shape.ActionWidth, shape.Parameters, shape.Masked) { }

    /// <summary>Rows in use, 1 to the capacity.</summary>
    public int Count { get; set; } = capacity;

    /// <summary>ln π_old(a|s).</summary>
    public Span<float> OldLogProbabilities => logProbabilities.AsSpan(0, Count);

    /// <summary>V_old(s).</summary>
    public Span<float> OldValues => values.AsSpan(0, Count);

    /// <summary>Â, normalised if that is wanted.</summary>
    public Span<float> Advantages => advantages.AsSpan(0, Count);

    /// <summary>R, what V(s) shall become.</summary>
    public Span<float> Returns => returns.AsSpan(0, Count);

    /// <summary>Whether <see cref="OldParameters"/> are known.</summary>
    public bool KnowsOldPolicy => parameters > 0;

    public Span<float> State(int row) => states.AsSpan(row * inputs, inputs);

    public Span<float> Action(int row) => actions.AsSpan(row * actionWidth, actionWidth);

    /// <summary>What determined π_old in the row's state.</summary>
    public Span<float> OldParameters(int row) => oldParameters.AsSpan(row * parameters, parameters);

    /// <summary>Which actions were allowed; empty where all were.</summary>
    public Span<bool> Allowed(int row) => masked ? allowed.AsSpan(row * parameters, parameters) : default;

    /// <summary>Takes rows of a rollout, all but their advantages.</summary>
    public void Take(Rollout rollout, ReadOnlySpan<int> rows)
    {
        Count = rows.Length;
        for (var i = 0; i < rows.Length; i++)
        {
            var row = rows[i];
            rollout.State(row).CopyTo(State(i));
            rollout.Action(row).CopyTo(Action(i));
            rollout.Parameters(row).CopyTo(OldParameters(i));
            rollout.Allowed(row).CopyTo(Allowed(i));
            OldLogProbabilities[i] = rollout.LogProbabilities[row];
            OldValues[i] = rollout.Values[row];
            Returns[i] = rollout.Returns[row];
        }
    }
}
