namespace ProcessChain;

/// <summary>
/// The settings of a controller that learns while it plays: an iteration of its training is an episode, the warm-up
/// episodes counted.
/// </summary>
public abstract record EpisodeLearningDefinition : LearningDefinition
{
    /// <summary>A new, untrained learner.</summary>
    public abstract ITrainee CreateTrainee(TrainingTask task);

    /// <inheritdoc/>
    public sealed override int IterationsOf(TrainingBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return budget.WarmUpEpisodes + budget.Episodes;
    }

    /// <inheritdoc/>
    public sealed override ITraining Create(TrainingTask task) => new EpisodeTraining(CreateTrainee(task), task);
}
