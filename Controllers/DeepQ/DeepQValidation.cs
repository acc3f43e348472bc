namespace ProcessChain;

/// <summary>What is allowed in a <see cref="DeepQDefinition"/>.</summary>
internal static class DeepQValidation
{
    private const int MostNeurons = 4096;
    private const int MostTransitions = 50_000_000;
    private const int MostWeights = 100_000_000;

    public static IEnumerable<Fault> Faults(DeepQDefinition d, SystemDefinition system)
    {
        var found = Structure(d)
            .Concat(Numbers(d))
            .Concat(Counts(d))
            .Concat(d.Loop == TrainingLoop.KerasRl ? KerasRlTrainee.Faults(d) : [])
            .Concat(ObservationEncoder.Faults(system, d.Observation, d.Inputs))
            .Concat(JointChoices.Faults(system, d.Orders))
            .ToList();
        return found.Count > 0 ? found : Sizes(d, system);
    }

    private static IEnumerable<Fault> Structure(DeepQDefinition d)
    {
        foreach (var width in d.HiddenLayers.Where(width => width is < 0 or > MostNeurons))
            yield return new(
                "hiddenLayers",
                $"has the width {width}; 0 (as wide as the input) to {MostNeurons} are allowed."
            );
        if (NetworkEngines.Fault(d.Network) is { } fault)
            yield return new("network", fault);
        if (d.Nesterov && !(d.Momentum > 0))
            yield return new("nesterov", "is on, but without a momentum above 0 it has no effect.");
        if (d.Inputs == InputScale.Running)
            yield return new("inputs", "is running, which deep Q-learning does not know: its memory keeps old states.");
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

    /// <summary>What would not fit into arrays, of settings that are each allowed.</summary>
    private static IEnumerable<Fault> Sizes(DeepQDefinition d, SystemDefinition system)
    {
        var inputs = d.EncoderOf(system, default).Inputs;
        var actions = d.ChoicesOf(system).Count;
        var weights = WeightsOf(d, inputs, actions);
        if (weights > MostWeights)
            yield return new("hiddenLayers", $"makes {weights} weights; at most {MostWeights} are allowed.");
        var mostTransitions = ReplayMemory.LargestCapacity(inputs, actions);
        if (d.MemoryCapacity > mostTransitions)
            yield return new(
                "memoryCapacity",
                $"is {d.MemoryCapacity}; at most {mostTransitions} are allowed for states of {inputs} numbers."
            );
        var mostStates = Array.MaxLength / inputs;
        var perStep = d.TimeUnit == TimeUnit.Period ? system.DecisionsPerPeriod : 1;
        if ((long)d.ReturnSteps * perStep > mostStates)
            yield return new(
                "returnSteps",
                $"is {d.ReturnSteps}; at most {mostStates / perStep} are allowed for states of {inputs} numbers."
            );
    }

    private static long WeightsOf(DeepQDefinition d, int inputs, int actions)
    {
        var (weights, from) = (0L, inputs);
        foreach (var width in d.HiddenLayers.Append(actions))
        {
            var to = width == 0 ? inputs : width;
            weights += (from + 1L) * to;
            from = to;
        }
        return weights;
    }

    private static IEnumerable<Fault> Counts(DeepQDefinition d)
    {
        if (d.MemoryCapacity is < 0 or > MostTransitions)
            yield return new("memoryCapacity", $"is {d.MemoryCapacity}; 0 to {MostTransitions} are allowed.");
        if (d.WarmUpDecisions < 0)
            yield return new("warmUpDecisions", $"is {d.WarmUpDecisions}; 0 or more are needed.");
        foreach (
            var (key, value) in new[]
            {
                ("returnSteps", d.ReturnSteps),
                ("targetInterval", d.TargetInterval),
                ("batchSize", d.BatchSize),
                ("learnEvery", d.LearnEvery),
                ("gradientSteps", d.GradientSteps),
            }
        )
        {
            if (value is < 1 or > 100_000)
                yield return new(key, $"is {value}; 1 to 100000 are allowed.");
        }
    }

    private static IEnumerable<Fault> Numbers(DeepQDefinition d)
    {
        var checks = new (string Key, double Value, Func<double, bool> Allows, string Range)[]
        {
            ("gamma", d.Gamma, InUnit, "in [0, 1]"),
            ("huberDelta", d.HuberDelta, IsPositive, "above 0"),
            ("learningRate", d.LearningRate, IsPositive, "above 0"),
            ("learningRateDecay", d.LearningRateDecay, IsNotNegative, "of at least 0"),
            ("learningRateHold", d.LearningRateHold, InUnit, "in [0, 1]"),
            ("finalLearningRate", d.FinalLearningRate, IsPositive, "above 0"),
            ("momentum", d.Momentum, IsBelowOne, "in [0, 1)"),
            ("weightDecay", d.WeightDecay, IsNotNegative, "of at least 0"),
            ("beta1", d.Beta1, IsBelowOne, "in [0, 1)"),
            ("beta2", d.Beta2, IsBelowOne, "in [0, 1)"),
            ("rho", d.Rho, IsBelowOne, "in [0, 1)"),
            ("optimiserEpsilon", d.OptimiserEpsilon, IsPositive, "above 0"),
            ("clipNorm", d.ClipNorm, IsNotNegative, "of at least 0"),
            ("epsilon", d.Epsilon, InUnit, "in [0, 1]"),
            ("epsilonDecay", d.EpsilonDecay, IsNotNegative, "of at least 0"),
            ("epsilonAnnealing", d.EpsilonAnnealing, InUnit, "in [0, 1]"),
            ("finalEpsilon", d.FinalEpsilon, InUnit, "in [0, 1]"),
            ("tau", d.Tau, value => value is > 0 and <= 1, "in (0, 1]"),
            ("priorityExponent", d.PriorityExponent, InUnit, "in [0, 1]"),
            ("importanceExponent", d.ImportanceExponent, InUnit, "in [0, 1]"),
            ("priorityOffset", d.PriorityOffset, IsPositive, "above 0"),
            ("rewardScale", d.RewardScale, IsPositive, "above 0"),
        };
        return checks
            .Where(check => !check.Allows(check.Value))
            .Select(check => new Fault(check.Key, $"is {check.Value}; a number {check.Range} is needed."));
    }

    private static bool InUnit(double value) => value is >= 0 and <= 1;

    private static bool IsBelowOne(double value) => value is >= 0 and < 1;

    /// <summary>Also as a number of single precision, in which networks calculate.</summary>
    private static bool IsPositive(double value) => (float)value > 0 && float.IsFinite((float)value);

    private static bool IsNotNegative(double value) => value >= 0 && double.IsFinite(value);
}
