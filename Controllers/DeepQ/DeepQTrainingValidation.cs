namespace ProcessChain;

/// <summary>What is wrong with a <see cref="DeepQDefinition"/> and a budget together.</summary>
internal static class DeepQTrainingValidation
{
    public static IEnumerable<Fault> Faults(DeepQDefinition d, SystemDefinition system, TrainingBudget budget)
    {
        var length = TrainingLength.Of(system, budget);
        if (MemoryFault(d, system, length) is { } memory)
            yield return memory;
        if (NeverLearns(d, system, length) is { } never)
            yield return never;
    }

    private static Fault? MemoryFault(DeepQDefinition d, SystemDefinition system, TrainingLength length)
    {
        var inputs = d.EncoderOf(system, default).Inputs;
        var most = ReplayMemory.LargestCapacity(inputs, d.ChoicesOf(system).Count);
        return d.CapacityFor(length) <= most
            ? null
            : new Fault(
                "memoryCapacity",
                $"is {d.MemoryCapacity}, for all {length.WarmUp} decisions of the warm-up; "
                    + $"at most {most} are allowed for states of {inputs} numbers."
            );
    }

    /// <summary>The setting that keeps a training from making a single update.</summary>
    private static Fault? NeverLearns(DeepQDefinition d, SystemDefinition system, TrainingLength length)
    {
        var isKerasRl = d.Loop == TrainingLoop.KerasRl;
        var last = isKerasRl ? KerasRlTrainee.LastOf(d, length) : DeepQTrainee.LastOf(d, system, length);
        var decisions = $"the training has {length.Training} decisions, and nothing would be learned.";
        if (d.WarmUpDecisions >= length.Training)
            return new("warmUpDecisions", $"is {d.WarmUpDecisions}; {decisions}");
        if (last.Decisions <= last.NotBefore)
            return new("learnEvery", $"is {d.LearnEvery}; {decisions}");
        if (last.Rows >= last.Needed)
            return null;
        return isKerasRl
            ? new("loop", $"is kerasRl, which learns from {last.Needed} transitions on; {decisions}")
            : new(
                "batchSize",
                $"is {d.BatchSize}; when it is last learned from, the memory holds {last.Rows} transitions, and nothing would be learned."
            );
    }
}
