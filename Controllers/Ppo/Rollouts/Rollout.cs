namespace ProcessChain;

/// <summary>
/// What environments did side by side in so many steps, and what is learned from it. A row is a step of one environment:
/// row = step · environments + environment.
/// </summary>
internal sealed class Rollout
{
    private readonly RolloutShape shape;
    private readonly float[] states;
    private readonly float[] actions;
    private readonly float[] parameters;
    private readonly bool[] allowed;

    public Rollout(RolloutShape shape)
    {
        this.shape = shape;
        states = new float[shape.Rows * shape.Inputs];
        actions = new float[shape.Rows * shape.ActionWidth];
        parameters = new float[shape.Rows * shape.Parameters];
        allowed = new bool[shape.Masked ? parameters.Length : 0];
        Rewards = new float[shape.Rows];
        TerminalValues = new float[shape.Rows];
        Ended = new bool[shape.Rows];
        Pays = new bool[shape.Rows];
        EpisodeGoals = new double[shape.Rows];
        LogProbabilities = new float[shape.Rows];
        Values = new float[shape.Rows];
        LastValues = new float[shape.Environments];
        Advantages = new float[shape.Rows];
        Returns = new float[shape.Rows];
    }

    public RolloutShape Shape => shape;

    /// <summary>The states in which the steps began, all rows.</summary>
    public Span<float> States => states;

    public float[] Rewards { get; }

    /// <summary>Where an episode was truncated, V of the state in which it was left; elsewhere 0.</summary>
    public float[] TerminalValues { get; }

    /// <summary>Whether an episode ended with the step, in whatever way.</summary>
    public bool[] Ended { get; }

    /// <summary>Whether steps like this pay a reward at all.</summary>
    public bool[] Pays { get; }

    /// <summary>Where an episode ended, what came of its goal.</summary>
    public double[] EpisodeGoals { get; }

    /// <summary>ln π(a|s) of the policy that acted.</summary>
    public float[] LogProbabilities { get; }

    /// <summary>V(s) when it acted.</summary>
    public float[] Values { get; }

    /// <summary>V of the states after the last step.</summary>
    public float[] LastValues { get; }

    public float[] Advantages { get; }

    public float[] Returns { get; }

    public Span<float> State(int row) => states.AsSpan(row * shape.Inputs, shape.Inputs);

    public Span<float> Action(int row) => actions.AsSpan(row * shape.ActionWidth, shape.ActionWidth);

    /// <summary>What determined the policy that acted.</summary>
    public Span<float> Parameters(int row) => parameters.AsSpan(row * shape.Parameters, shape.Parameters);

    /// <summary>Which actions were allowed; empty without a mask.</summary>
    public Span<bool> Allowed(int row) =>
        shape.Masked ? allowed.AsSpan(row * shape.Parameters, shape.Parameters) : default;
}

/// <summary>The size of a <see cref="Rollout"/>.</summary>
/// <param name="Steps">Of each environment.</param>
/// <param name="Environments">Side by side.</param>
/// <param name="Inputs">Numbers of a state.</param>
/// <param name="ActionWidth">Numbers of an action.</param>
/// <param name="Parameters">Numbers that determine the policy in a state.</param>
/// <param name="Masked">Whether it holds which actions were allowed.</param>
internal sealed record RolloutShape(
    int Steps,
    int Environments,
    int Inputs,
    int ActionWidth,
    int Parameters,
    bool Masked
)
{
    /// <summary>Rows in all.</summary>
    public int Rows => Steps * Environments;
}
