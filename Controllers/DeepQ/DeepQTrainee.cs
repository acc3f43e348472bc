namespace ProcessChain;

/// <summary>
/// Deep Q-learning in training (Mnih et al. 2015): warm-up episodes fill the memory, then there is learning after every
/// decision, or as often as the settings say.
/// </summary>
internal sealed class DeepQTrainee(DeepQDefinition definition, TrainingTask task)
    : ReplayTrainee(
        definition,
        task,
        TrainingLength.Of(task.System, task.Budget).Training,
        memory => ReplaySampler.Of(definition, memory)
    )
{
    /// <summary>When a training learns for the last time.</summary>
    public static LastLearning LastOf(DeepQDefinition definition, SystemDefinition system, TrainingLength length)
    {
        var decisions = length.Training - (length.Training % definition.LearnEvery);
        var incomplete = definition.CutAtExploration
            ? 0
            : Math.Min(decisions % length.Episode, definition.ReturnDecisions(system.DecisionsPerPeriod) - 1);
        var rows = length.WarmUp + decisions - incomplete;
        return new(decisions, definition.WarmUpDecisions, rows, definition.BatchSize);
    }

    protected override void GoOn(bool endsEpisode)
    {
        if (IsWarmUp)
            return;
        Decisions++;
        if (Decisions > Definition.WarmUpDecisions && Decisions % Definition.LearnEvery == 0 && Learner.CanLearn)
            LearnFromMemory();
    }
}
