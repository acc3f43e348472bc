namespace ProcessChain;

/// <summary>A training that starts from the agent of another one, which goes first, within the first iteration.</summary>
internal sealed class PretrainedTraining(LearningDefinition learner, Pretraining start, TrainingTask task) : ITraining
{
    private ITraining? training;

    public int FinishedIterations => training?.FinishedIterations ?? 0;

    /// <summary>What is wrong with what comes before a training.</summary>
    /// <param name="learner">The settings of the training.</param>
    /// <param name="system">Its system, for which they are valid but for this.</param>
    public static IEnumerable<Fault> Faults(IPretrained learner, SystemDefinition system)
    {
        if (learner.StartFrom is not { } start)
            return [];
        var faults = start.System.Validate().Select(fault => fault.Below("system")).ToList();
        if (faults.Count == 0)
            faults.AddRange(start.Learner.Validate(start.System).Select(fault => fault.Below("learner")));
        if (faults.Count == 0 && learner.Misfit(start, system) is { } misfit)
            faults.Add(misfit);
        return faults.Select(fault => fault.Below("startFrom"));
    }

    /// <summary>What is wrong with how long it learns before.</summary>
    public static IEnumerable<Fault> BudgetFaults(IPretrained learner, TrainingBudget budget)
    {
        if (learner.StartFrom is not { } start)
            return [];
        var before = start.BudgetBefore(budget);
        var faults = before.Validate(start.System).Select(fault => fault.Below("training")).ToList();
        if (faults.Count == 0)
            faults.AddRange(start.Learner.ValidateTraining(start.System, before));
        return faults.Select(fault => fault.Below("startFrom.learner"));
    }

    public TrainingIteration RunIteration(CancellationToken stop = default) =>
        (training ??= Start(stop)).RunIteration(stop);

    public void SaveAgent(Stream destination) => (training ??= Start(default)).SaveAgent(destination);

    public IController StillLearning() => (training ??= Start(default)).StillLearning();

    public void Save(BinaryWriter writer) => (training ??= Start(default)).Save(writer);

    public void Load(BinaryReader reader)
    {
        training = learner.Create(task);
        training.Load(reader);
    }

    private ITraining Start(CancellationToken stop)
    {
        var seed = EpisodeNumbers.PretrainingSeed(task.Seed);
        var before = new TrainingTask(start.System, start.BudgetBefore(task.Budget), seed, task.Workers);
        var earlier = ValidatedTraining.Of(start.Learner, before, seed);
        while (earlier.FinishedIterations < start.Learner.IterationsOf(before.Budget))
        {
            stop.ThrowIfCancellationRequested();
            earlier.RunIteration(stop);
        }
        using var agent = new MemoryStream();
        earlier.SaveAgent(agent);
        return learner.Create(task with { Start = new(start.Learner, start.System, agent.ToArray()) });
    }
}
