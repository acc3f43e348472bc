namespace ProcessChain;

/// <summary>The settings of a controller that must be trained, or searched for, before it is tested.</summary>
public abstract record LearningDefinition : ControllerDefinition
{
    /// <summary>How long it is trained, and how its agents are validated; left out: as the experiment says for all.</summary>
    public TrainingBudget? Training { get; init; }

    /// <summary>How often it is trained, with seeds of its own, 1 to 1000; left out: as the experiment says for all.</summary>
    [Range(1, EpisodeNumbers.MostTrainings)]
    public int? Trainings { get; init; }

    /// <summary>Whether it is tested as <see cref="ITraining.StillLearning"/>, not as the frozen agent.</summary>
    internal virtual bool LearnsInTest => false;

    /// <inheritdoc/>
    /// <remarks>Of all: ranges, and the budget's own. What depends on both is told by <see cref="ValidateTraining"/>.</remarks>
    public override IEnumerable<Fault> Validate(SystemDefinition system)
    {
        foreach (var fault in Ranges.Check(this))
            yield return fault;
        foreach (var fault in Training?.Validate(system) ?? [])
            yield return fault.Below("training");
    }

    /// <summary>Everything that is wrong with these settings and the budget together, e.g. that nothing would be learned.</summary>
    /// <param name="system">A system for which the settings are valid.</param>
    /// <param name="budget">A valid budget.</param>
    public virtual IEnumerable<Fault> ValidateTraining(SystemDefinition system, TrainingBudget budget) => [];

    /// <summary>How many iterations a training has.</summary>
    /// <param name="budget">A valid budget.</param>
    public abstract int IterationsOf(TrainingBudget budget);

    /// <summary>A training that has not begun; validation is not its business.</summary>
    public abstract ITraining Create(TrainingTask task);

    /// <summary>The test agent: a frozen controller from what <see cref="ITraining.SaveAgent"/> wrote.</summary>
    /// <param name="system">The system it will control.</param>
    /// <param name="agent">The whole agent, and nothing behind it.</param>
    /// <exception cref="InvalidDataException">It is of another shape, of another meaning, or damaged.</exception>
    public abstract IController LoadAgent(SystemDefinition system, Stream agent);
}

/// <summary>What is to be trained.</summary>
/// <param name="System">A valid system.</param>
/// <param name="Budget">A valid budget.</param>
/// <param name="Seed">The training seed: all chance of the training follows from it.</param>
/// <param name="Workers">Threads it may use, 1 or more. They change nothing but the time.</param>
public sealed record TrainingTask(SystemDefinition System, TrainingBudget Budget, long Seed, int Workers = 1)
{
    /// <summary>Periods of a training episode.</summary>
    public int Periods => Budget.PeriodsOf(System);

    /// <summary>What it starts from; null: afresh.</summary>
    internal LearnedStart? Start { get; init; }
}

/// <summary>Agents whose weights can be written for other programs, and read from them.</summary>
internal interface IWeights
{
    /// <summary>Writes an agent's weights as safetensors; the file's metadata tell how inputs are scaled.</summary>
    /// <exception cref="InvalidDataException">The agent is of another shape or damaged.</exception>
    void ExportWeights(SystemDefinition system, Stream agent, Stream destination);

    /// <summary>Makes an agent of weights; its inputs are scaled as in a training on the given system.</summary>
    /// <exception cref="InvalidDataException">The weights are damaged or of another network.</exception>
    void ImportWeights(SystemDefinition system, Stream weights, Stream destination);
}
