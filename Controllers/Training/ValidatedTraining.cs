namespace ProcessChain;

/// <summary>
/// A training whose best agent is kept, not its last: every so many iterations past the warm-up, and after the last one, the
/// frozen agent plays the validation episodes of its experiment, the same each time.
/// </summary>
internal sealed class ValidatedTraining : ITraining
{
    private readonly ITraining training;
    private readonly LearningDefinition definition;
    private readonly TrainingTask task;
    private readonly long experimentSeed;
    private readonly EpisodePlayer player;
    private readonly int goal;
    private int learningIterations;
    private byte[]? best;
    private double bestGoal;

    /// <summary>A training that has not begun.</summary>
    public ValidatedTraining(LearningDefinition definition, TrainingTask task, long experimentSeed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(task.Budget.ValidationEpisodes, 1);
        (this.definition, this.task, this.experimentSeed) = (definition, task, experimentSeed);
        training = definition.Create(task);
        player = new EpisodePlayer(task.System, task.Periods);
        goal = task.System.FigureIndex(task.System.Goal.Key);
        bestGoal = task.System.Goal.Worst;
    }

    public int FinishedIterations => training.FinishedIterations;

    /// <summary>The best goal in a validation so far, that of the agent which is saved; null before the first validation.</summary>
    public double? BestGoal => best is null ? null : bestGoal;

    /// <summary>The training of a definition, validated where its budget says so.</summary>
    /// <inheritdoc cref="ValidatedTraining(LearningDefinition, TrainingTask, long)"/>
    public static ITraining Of(LearningDefinition definition, TrainingTask task, long experimentSeed)
    {
        return task.Budget.ValidationEpisodes > 0
            ? new ValidatedTraining(definition, task, experimentSeed)
            : definition.Create(task);
    }

    public TrainingIteration RunIteration(CancellationToken stop = default)
    {
        var iteration = training.RunIteration(stop);
        learningIterations += iteration.IsWarmUp ? 0 : 1;
        return !iteration.IsWarmUp && IsDue() ? iteration with { Validation = Validate(stop) } : iteration;
    }

    /// <summary>Writes the best agent so far; before the first validation, the present one.</summary>
    public void SaveAgent(Stream destination)
    {
        if (best is null)
            training.SaveAgent(destination);
        else
            destination.Write(best);
    }

    public IController StillLearning() => training.StillLearning();

    public void Save(BinaryWriter writer)
    {
        writer.Write(learningIterations);
        writer.Write(bestGoal);
        writer.Write(best?.Length ?? -1);
        writer.Write(best ?? []);
        training.Save(writer);
    }

    /// <inheritdoc/>
    /// <exception cref="EndOfStreamException">It is incomplete.</exception>
    public void Load(BinaryReader reader)
    {
        learningIterations = reader.ReadInt32();
        bestGoal = reader.ReadDouble();
        var length = reader.ReadInt32();
        best = length < 0 ? null : reader.ReadBytes(length);
        training.Load(reader);
    }

    private bool IsDue() =>
        learningIterations % task.Budget.ValidateEvery == 0
        || FinishedIterations == definition.IterationsOf(task.Budget);

    private double Validate(CancellationToken stop)
    {
        using var agent = new MemoryStream();
        training.SaveAgent(agent);
        agent.Position = 0;
        var controller = definition.LoadAgent(task.System, agent);
        var options = new EpisodeOptions { Stop = stop };
        var episodes = Enumerable
            .Range(1, task.Budget.ValidationEpisodes)
            .Select(episode => (EpisodeNumbers.Validation(experimentSeed, episode), options));
        var mean = player.Play(controller, episodes).Average(system => system.Figures()[goal]);
        if (task.System.Goal.IsBetter(mean, bestGoal))
            (best, bestGoal) = (agent.ToArray(), mean);
        return mean;
    }
}
