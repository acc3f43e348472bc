namespace ProcessChain;

/// <summary>What is allowed in a <see cref="DeepQDefinition"/>.</summary>
internal static class DeepQValidation
{
    private const int MostWeights = 100_000_000;

    /// <summary>What is wrong with settings that are each within their ranges.</summary>
    public static IEnumerable<Fault> Faults(DeepQDefinition d, SystemDefinition system) =>
        Structure(d)
            .Concat(d.Loop == TrainingLoop.KerasRl ? KerasRlTrainee.Faults(d) : [])
            .Concat(ObservationEncoder.Faults(system, d.Observation, d.Inputs))
            .Concat(JointChoices.Faults(system, d.Orders))
            .Concat(
                d.Feedback > 0 && system is not SeatDefinition
                    ? [new("feedback", "is given, but only at a seat are there others who earn.")]
                    : []
            );

    private static IEnumerable<Fault> Structure(DeepQDefinition d)
    {
        if (NetworkEngines.Fault(d.Network) is { } fault)
            yield return new("network", fault);
        if (d.Nesterov && !(d.Momentum > 0))
            yield return new("nesterov", "is on, but without a momentum above 0 it has no effect.");
        if (d.Inputs == InputScale.Running)
            yield return new("inputs", "is running, which deep Q-learning does not know: its memory keeps old states.");
        if (d.Dueling && d.Output == OutputLayer.Softmax)
            yield return new("dueling", "is on, but values and advantages need the output linear, not softmax.");
        if (d.Quantiles > 1 && d.Output == OutputLayer.Softmax)
            yield return new("quantiles", $"is {d.Quantiles}, but quantiles need the output linear, not softmax.");
        if (d.Quantiles > 1 && d.Loss != Loss.Huber)
            yield return new("quantiles", $"is {d.Quantiles}, but quantiles are learned with the loss huber only.");
        if (d.MemoryCapacity > 0 && d.BatchSize > d.MemoryCapacity)
            yield return new("batchSize", $"is {d.BatchSize}; the memory holds only {d.MemoryCapacity} transitions.");
        if (d.Replay == ReplayKind.Prioritised && d.Sampling == Sampling.WithoutReplacement)
            yield return new(
                "sampling",
                "is withoutReplacement, but replay is prioritised, which draws with replacement."
            );
    }

    /// <summary>What would not fit into arrays, of settings that are each allowed.</summary>
    public static IEnumerable<Fault> Sizes(DeepQDefinition d, SystemDefinition system)
    {
        var inputs = d.EncoderOf(system, default).Inputs;
        var actions = d.ChoicesOf(system).Count;
        var weights = WeightsOf(d, inputs, (long)actions * d.Quantiles);
        if (weights > MostWeights)
            yield return new("hiddenLayers", $"makes {weights} weights; at most {MostWeights} are allowed.");
        var mostTransitions = ReplayMemory.LargestCapacity(inputs, actions);
        if (d.MemoryCapacity > mostTransitions)
            yield return new(
                "memoryCapacity",
                $"is {d.MemoryCapacity}; at most {mostTransitions} are allowed for states of {inputs} numbers."
            );
        var perStep = d.TimeUnit == TimeUnit.Period ? system.DecisionsPerPeriod : 1;
        if ((long)d.ReturnSteps * perStep > mostTransitions)
            yield return new(
                "returnSteps",
                $"is {d.ReturnSteps}; at most {mostTransitions / perStep} are allowed for states of {inputs} numbers."
            );
    }

    private static long WeightsOf(DeepQDefinition d, int inputs, long outputs)
    {
        var (weights, from) = (0L, (long)inputs);
        foreach (var width in d.HiddenLayers.Select(width => width == 0 ? inputs : (long)width).Append(outputs))
        {
            weights += (from + 1) * width;
            from = width;
        }
        return weights;
    }
}
