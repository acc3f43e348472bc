namespace ProcessChain;

/// <summary>Deep Q-learning with the training loop of keras-rl; <see cref="TrainingLoop.KerasRl"/> tells what that is.</summary>
internal sealed class KerasRlTrainee : ReplayTrainee
{
    private readonly long learnsAfter;

    public KerasRlTrainee(DeepQDefinition definition, TrainingTask task)
        : this(definition, task, TrainingLength.Of(task.System, task.Budget)) { }

    private KerasRlTrainee(DeepQDefinition definition, TrainingTask task, TrainingLength length)
        : base(
            definition,
            task,
            length.WarmUp + length.Training,
            memory => new SequentialSampler(memory),
            movesTarget: !CopiesTarget(definition)
        ) => learnsAfter = length.WarmUp + definition.WarmUpDecisions;

    /// <summary>Settings that the loop does not leave open.</summary>
    public static IEnumerable<Fault> Faults(DeepQDefinition d)
    {
        var demands = new (bool IsMet, string Key, string Value)[]
        {
            (d.WarmUp == WarmUpPolicy.Agent, "warmUp", "agent"),
            (d.TruncationIsTerminal, "truncationIsTerminal", "true"),
            (d.Replay == ReplayKind.Uniform, "replay", "uniform"),
            (d.Sampling == Sampling.WithoutReplacement, "sampling", "withoutReplacement"),
            (d.TimeUnit == TimeUnit.Decision, "timeUnit", "decision"),
            (d.ReturnSteps == 1, "returnSteps", "1"),
            (d.GradientSteps == 1, "gradientSteps", "1"),
            (d.Quantiles == 1, "quantiles", "1"),
            (CopiesTarget(d) || d.TargetInterval == 1, "targetInterval", "1 where tau is below 1"),
            (
                d.MemoryCapacity >= SequentialSampler.LeastRows,
                "memoryCapacity",
                $"{SequentialSampler.LeastRows} or more"
            ),
        };
        return demands
            .Where(demand => !demand.IsMet)
            .Select(demand => new Fault(demand.Key, $"does not go with the loop kerasRl, which needs {demand.Value}."));
    }

    /// <summary>When a training learns for the last time: there is a row for each decision, and a filler for each episode.</summary>
    public static LastLearning LastOf(DeepQDefinition definition, TrainingLength length)
    {
        var all = length.WarmUp + length.Training;
        var decisions = all - (all % definition.LearnEvery);
        var rows = Math.Min(decisions + 1, all) + (decisions / length.Episode);
        return new(decisions, length.WarmUp + definition.WarmUpDecisions, rows, SequentialSampler.LeastRows);
    }

    protected override void GoOn(bool endsEpisode)
    {
        LearnAndCopy();
        Decisions++;
        if (!endsEpisode)
            return;
        RememberFiller();
        LearnAndCopy();
    }

    private static bool CopiesTarget(DeepQDefinition definition) => definition.Tau == 1;

    private void RememberFiller() =>
        Memory.Add(new(Reached, Reached), new(ReplayMemory.Filler, Return: 0, Baseline: 0, Discount: 1));

    private void LearnAndCopy()
    {
        if (Decisions > learnsAfter && Decisions % Definition.LearnEvery == 0 && Learner.CanLearn)
            LearnFromMemory();
        if (CopiesTarget(Definition) && Decisions % Definition.TargetInterval == 0)
            Learner.CopyToTarget();
    }
}
