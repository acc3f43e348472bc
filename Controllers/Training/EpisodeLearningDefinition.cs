namespace ProcessChain;

/// <summary>
/// The settings of a controller that learns while it plays: an iteration of its training is an episode, the warm-up
/// episodes counted.
/// </summary>
public abstract record EpisodeLearningDefinition : LearningDefinition
{
    /// <summary>What is tested: the frozen agent, or the learner itself, which goes on.</summary>
    [Source("Dittrich & Fohlmeister 2021, section 3: no further optimisation in the test")]
    internal TestMode Testing { get; init; } = TestMode.Frozen;

    internal sealed override bool LearnsInTest => Testing == TestMode.Learning;

    /// <summary>A new, untrained learner.</summary>
    public abstract ITrainee CreateTrainee(TrainingTask task);

    /// <inheritdoc/>
    public sealed override int IterationsOf(TrainingBudget budget)
    {
        ArgumentNullException.ThrowIfNull(budget);
        return budget.WarmUpEpisodes + budget.Episodes;
    }

    /// <inheritdoc/>
    public sealed override ITraining Create(TrainingTask task) =>
        this is IPretrained { StartFrom: { } start } learner
            ? new PretrainedTraining(learner.Afresh, start, task)
            : new EpisodeTraining(CreateTrainee(task), task);
}
