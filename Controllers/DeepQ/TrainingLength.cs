namespace ProcessChain;

/// <summary>How many decisions a training has.</summary>
/// <param name="Episode">In an episode.</param>
/// <param name="WarmUp">In all warm-up episodes.</param>
/// <param name="Training">In all episodes after them.</param>
internal readonly record struct TrainingLength(long Episode, long WarmUp, long Training)
{
    public static TrainingLength Of(SystemDefinition system, TrainingBudget budget)
    {
        var episode = (long)budget.PeriodsOf(system) * system.DecisionsPerPeriod;
        return new(episode, budget.WarmUpEpisodes * episode, budget.Episodes * episode);
    }
}

/// <summary>When a training can learn for the last time.</summary>
/// <param name="Decisions">Decisions counted then.</param>
/// <param name="NotBefore">Learning is only after more decisions.</param>
/// <param name="Rows">The most rows that the memory can hold then.</param>
/// <param name="Needed">Rows without which nothing is drawn from it.</param>
internal readonly record struct LastLearning(long Decisions, long NotBefore, long Rows, long Needed);
