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
        EpisodeRewards = new double[shape.Rows];
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

    /// <summary>Where an episode ended, the sum of its rewards.</summary>
    public double[] EpisodeRewards { get; }

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

    /// <summary>Writes what happened in the first rows.</summary>
    public void Save(StateWriter writer, int rows)
    {
        writer.Write<float>(states.AsSpan(0, rows * shape.Inputs));
        writer.Write<float>(actions.AsSpan(0, rows * shape.ActionWidth));
        writer.Write<float>(parameters.AsSpan(0, rows * shape.Parameters));
        writer.Write<bool>(allowed.AsSpan(0, shape.Masked ? rows * shape.Parameters : 0));
        writer.Write<float>(Rewards.AsSpan(0, rows));
        writer.Write<float>(TerminalValues.AsSpan(0, rows));
        writer.Write<bool>(Ended.AsSpan(0, rows));
        writer.Write<float>(LogProbabilities.AsSpan(0, rows));
        writer.Write<float>(Values.AsSpan(0, rows));
    }

    /// <summary>Takes up what <see cref="Save"/> wrote.</summary>
    public void Load(StateReader reader, int rows)
    {
        reader.Read(states.AsSpan(0, rows * shape.Inputs));
        reader.Read(actions.AsSpan(0, rows * shape.ActionWidth));
        reader.Read(parameters.AsSpan(0, rows * shape.Parameters));
        reader.Read(allowed.AsSpan(0, shape.Masked ? rows * shape.Parameters : 0));
        reader.Read(Rewards.AsSpan(0, rows));
        reader.Read(TerminalValues.AsSpan(0, rows));
        reader.Read(Ended.AsSpan(0, rows));
        reader.Read(LogProbabilities.AsSpan(0, rows));
        reader.Read(Values.AsSpan(0, rows));
    }

    /// <summary>
    /// Estimates advantages and returns. A truncated episode's last reward is followed by the value of the state in which
    /// it was left (Pardo et al. 2018, Time limits in reinforcement learning).
    /// </summary>
    /// <param name="discount">γ, in [0, 1].</param>
    /// <param name="lambda">λ, in [0, 1].</param>
    public void EstimateAdvantages(float discount, float lambda)
    {
        for (var row = 0; row < shape.Rows; row++)
            Rewards[row] += discount * TerminalValues[row];
        var trajectories = new Trajectories
        {
            Rewards = Rewards,
            Values = Values,
            Ended = Ended,
            LastValues = LastValues,
        };
        GeneralisedAdvantage.Estimate(trajectories, discount, lambda, Advantages);
        GeneralisedAdvantage.Returns(Advantages, Values, Returns);
    }
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
