namespace ProcessChain;

/// <summary>
/// A training, iteration by iteration. Between iterations it can be saved and taken up again, with the same results as if it
/// had never stopped.
/// </summary>
public interface ITraining
{
    /// <summary>Iterations done so far.</summary>
    int FinishedIterations { get; }

    /// <summary>Does one more.</summary>
    /// <param name="stop">Stops an iteration that takes long; it is then done again from the last checkpoint.</param>
    /// <exception cref="TrainingDivergedException">It has come to numbers that are not finite.</exception>
    TrainingIteration RunIteration(CancellationToken stop = default);

    /// <summary>Writes what a test agent needs to act.</summary>
    void SaveAgent(Stream destination);

    /// <summary>
    /// A controller that goes on learning from where the training is now, in each episode anew from there. The training must
    /// not go on beside it.
    /// </summary>
    /// <exception cref="NotSupportedException">The method does not learn while it plays.</exception>
    IController StillLearning() => throw new NotSupportedException("The method does not learn while it plays.");

    /// <summary>Writes everything from which the training goes on exactly.</summary>
    void Save(BinaryWriter writer);

    /// <summary>Takes up what <see cref="Save"/> wrote, in a training made with the same arguments.</summary>
    /// <exception cref="InvalidDataException">It belongs to another training or is damaged.</exception>
    void Load(BinaryReader reader);
}

/// <summary>One iteration of a training. What a method does not have is not a number.</summary>
/// <param name="Iteration">Its number, from 1.</param>
/// <param name="Episodes">Episodes played in all so far.</param>
/// <param name="Steps">Decisions made in all so far.</param>
/// <param name="Updates">Changes of what is learned (gradient steps, evaluations of a search) in all so far.</param>
public readonly record struct TrainingIteration(int Iteration, long Episodes, long Steps, long Updates)
{
    /// <summary>Whether it only prepared the training, and nothing was to be learned.</summary>
    public bool IsWarmUp { get; init; }

    /// <summary>The system's goal, mean over the episodes that ended in this iteration.</summary>
    public double Goal { get; init; } = double.NaN;

    /// <summary>Its standard deviation from episode to episode.</summary>
    public double GoalDeviation { get; init; } = double.NaN;

    /// <summary>The mean loss of the policy over the last pass of the iteration.</summary>
    public double PolicyLoss { get; init; } = double.NaN;

    /// <summary>The mean loss of the value function over the last pass.</summary>
    public double ValueLoss { get; init; } = double.NaN;

    /// <summary>The mean entropy of the policy, nats.</summary>
    public double Entropy { get; init; } = double.NaN;

    /// <summary>The mean Kullback-Leibler divergence of the policy before the iteration from that after it, nats.</summary>
    public double Divergence { get; init; } = double.NaN;

    /// <summary>The share of the states in which what is learned names the choice that was found best.</summary>
    public double Accuracy { get; init; } = double.NaN;

    /// <summary>The goal of the frozen agent after it, mean over the validation episodes.</summary>
    public double Validation { get; init; } = double.NaN;

    /// <summary>Where the iteration was one episode: its figures, in the order of <see cref="SystemDefinition.Figures"/>.</summary>
    public IReadOnlyList<double>? Figures { get; init; }
}
