namespace ProcessChain;

/// <summary>What is allowed in a <see cref="DeepQDefinition"/>.</summary>
internal static class DeepQValidation
{
    private const int MostWeights = 100_000_000;

    public static IEnumerable<Fault> Faults(DeepQDefinition d, ChainDefinition chain)
    {
        var faults = Ranges
            .Check(d)
            .Concat(Structure(d))
            .Concat(KerasRl(d))
            .Concat(d.Training is { } t ? Below(t) : []);
        var found = faults.ToList();
        return found.Count > 0 ? found : Sizes(d, chain);
    }

    private static IEnumerable<Fault> Below(TrainingBudget training) =>
        training.Validate().Select(fault => fault.Below("training"));

    private static IEnumerable<Fault> Structure(DeepQDefinition d)
    {
        if (!NetworkEngines.Has(d.Network))
            yield return new("network", "is torch, which this build does not have; build with -p:Torch=true.");
        if (d.Nesterov && !(d.Momentum > 0))
            yield return new("nesterov", "is on, but without a momentum above 0 it has no effect.");
        if (d.Dueling && d.Output == OutputLayer.Softmax)
            yield return new("dueling", "is on, but values and advantages need the output linear, not softmax.");
        if (d.MemoryCapacity > 0 && d.BatchSize > d.MemoryCapacity)
            yield return new("batchSize", $"is {d.BatchSize}; the memory holds only {d.MemoryCapacity} transitions.");
        if (d.Replay == ReplayKind.Prioritised && d.Sampling == Sampling.WithoutReplacement)
            yield return new(
                "sampling",
                "is withoutReplacement, but replay is prioritised, which draws with replacement."
            );
    }

    /// <summary>Settings that keras-rl's training loop does not leave open.</summary>
    private static IEnumerable<Fault> KerasRl(DeepQDefinition d)
    {
        if (!d.FollowsKerasRl)
            yield break;
        var demands = new (bool IsMet, string Key, string Value)[]
        {
            (d.WarmUp == WarmUpPolicy.Agent, "warmUp", "agent"),
            (d.TruncationIsTerminal, "truncationIsTerminal", "true"),
            (d.Replay == ReplayKind.Uniform, "replay", "uniform"),
            (d.Sampling == Sampling.WithoutReplacement, "sampling", "withoutReplacement"),
            (d.TimeUnit == TimeUnit.Decision, "timeUnit", "decision"),
            (d.ReturnSteps == 1, "returnSteps", "1"),
            (d.GradientSteps == 1, "gradientSteps", "1"),
            (d.Tau == 1 || d.TargetInterval == 1, "targetInterval", "1 where tau is below 1"),
            (
                d.MemoryCapacity >= SequentialSampler.LeastRows,
                "memoryCapacity",
                $"{SequentialSampler.LeastRows} or more"
            ),
        };
        foreach (var (_, key, value) in demands.Where(demand => !demand.IsMet))
            yield return new(key, $"does not go with the loop kerasRl, which needs {value}.");
    }

    /// <summary>What would not fit into arrays, of settings that are each allowed.</summary>
    private static IEnumerable<Fault> Sizes(DeepQDefinition d, ChainDefinition chain)
    {
        var encoder = new ObservationEncoder(d, chain, default);
        var weights = WeightsOf(d, encoder);
        if (weights > MostWeights)
            yield return new("hiddenLayers", $"makes {weights} weights; at most {MostWeights} are allowed.");
        var mostTransitions = ReplayMemory.LargestCapacity(encoder.Inputs, encoder.Actions);
        if (d.MemoryCapacity > mostTransitions)
            yield return new(
                "memoryCapacity",
                $"is {d.MemoryCapacity}; at most {mostTransitions} are allowed for states of {encoder.Inputs} numbers."
            );
        if (d.Training is { } budget)
        {
            var decisionsAnEpisode = (long)budget.Days * chain.Iterations;
            if (d.MemoryCapacity == 0 && budget.WarmUpEpisodes * decisionsAnEpisode > mostTransitions)
                yield return new(
                    "memoryCapacity",
                    $"is 0, for all {budget.WarmUpEpisodes * decisionsAnEpisode} decisions of the warm-up; "
                        + $"at most {mostTransitions} are allowed for states of {encoder.Inputs} numbers."
                );
            if (d.WarmUpDecisions >= budget.Episodes * decisionsAnEpisode)
                yield return new(
                    "warmUpDecisions",
                    $"is {d.WarmUpDecisions}; the training has {budget.Episodes * decisionsAnEpisode} decisions, and nothing would be learned."
                );
        }
        var mostStates = Array.MaxLength / encoder.Inputs;
        var perStep = d.TimeUnit == TimeUnit.Day ? chain.Iterations : 1;
        if ((long)d.ReturnSteps * perStep > mostStates)
            yield return new(
                "returnSteps",
                $"is {d.ReturnSteps}; at most {mostStates / perStep} are allowed for states of {encoder.Inputs} numbers."
            );
    }

    private static long WeightsOf(DeepQDefinition d, ObservationEncoder encoder)
    {
        var (weights, inputs) = (0L, encoder.Inputs);
        foreach (var width in d.HiddenLayers.Append(encoder.Actions))
        {
            var outputs = width == 0 ? encoder.Inputs : width;
            weights += (inputs + 1L) * outputs;
            inputs = outputs;
        }
        return weights;
    }
}
