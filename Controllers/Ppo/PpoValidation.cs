namespace ProcessChain;

/// <summary>What is allowed in a <see cref="PpoDefinition"/>.</summary>
internal static class PpoValidation
{
    private const int MostRows = 10_000_000;

    /// <summary>Each 64 rows have gradients and activations of their own.</summary>
    private const int MostRowsOfMinibatch = 65_536;
    private const int MostNeurons = 4096;
    private const int MostNumbers = 500_000_000;

    public static IEnumerable<Fault> Faults(PpoDefinition d, SystemDefinition system)
    {
        var found = Counts(d).Concat(Numbers(d)).Concat(Structure(d)).Concat(Fit(d, system)).ToList();
        return found.Count > 0 ? found : Sizes(d, d.PolicyTaskFor(system));
    }

    private static IEnumerable<Fault> Counts(PpoDefinition d) =>
        new (string Key, int Value, int Least, int Most)[]
        {
            ("minibatch", d.Minibatch, 2, MostRowsOfMinibatch),
            ("epochs", d.Epochs, 1, 1000),
            ("iterations", d.Iterations, 1, 1_000_000),
            ("environments", d.Environments, 1, 10_000),
            ("stepsPerEnvironment", d.StepsPerEnvironment, 1, 100_000),
        }
            .Where(count => count.Value < count.Least || count.Value > count.Most)
            .Select(count => new Fault(count.Key, $"is {count.Value}; {count.Least} to {count.Most} are allowed."));

    private static IEnumerable<Fault> Numbers(PpoDefinition d) =>
        new (string Key, double Value, Func<double, bool> Allows, string Range)[]
        {
            ("learningRate", d.LearningRate, IsPositive, "above 0"),
            ("finalLearningRate", d.FinalLearningRate, IsNotNegative, "of at least 0"),
            ("beta1", d.Beta1, IsBelowOne, "in [0, 1)"),
            ("beta2", d.Beta2, IsBelowOne, "in [0, 1)"),
            ("optimiserEpsilon", d.OptimiserEpsilon, IsPositive, "above 0"),
            ("gamma", d.Gamma, InUnit, "in [0, 1]"),
            ("lambda", d.Lambda, InUnit, "in [0, 1]"),
            ("clip", d.Clip, value => value is > 0 and < 1, "in (0, 1)"),
            ("valueClip", d.ValueClip, IsPositive, "above 0"),
            ("valueWeight", d.ValueWeight, IsNotNegative, "of at least 0"),
            ("entropyWeight", d.EntropyWeight, IsNotNegative, "of at least 0"),
            ("divergenceWeight", d.DivergenceWeight, IsNotNegative, "of at least 0"),
            ("divergenceTarget", d.DivergenceTarget, IsNotNegative, "of at least 0"),
            ("divergenceLimit", d.DivergenceLimit, IsNotNegative, "of at least 0"),
            ("clipNorm", d.ClipNorm, IsNotNegative, "of at least 0"),
            ("rewardFactor", d.RewardFactor, IsPositive, "above 0"),
            ("levelSpan", d.LevelSpan, IsPositive, "above 0"),
            ("initialLogDeviation", d.InitialLogDeviation, value => value is >= -10 and <= 2, "in [-10, 2]"),
        }
            .Where(number => !number.Allows(number.Value))
            .Select(number => new Fault(number.Key, $"is {number.Value}; a number {number.Range} is needed."));

    private static IEnumerable<Fault> Structure(PpoDefinition d)
    {
        foreach (var width in d.HiddenLayers.Where(width => width is < 1 or > MostNeurons))
            yield return new("hiddenLayers", $"has the width {width}; 1 to {MostNeurons} are allowed.");
        if (d.DivergenceTarget > 0 && d.DivergenceWeight == 0)
            yield return new("divergenceTarget", "is given, but with divergenceWeight 0 it has no effect.");
        if (NetworkEngines.Fault(d.Network) is { } fault)
            yield return new("network", fault);
    }

    /// <summary>What does not go with the system.</summary>
    private static IEnumerable<Fault> Fit(PpoDefinition d, SystemDefinition system)
    {
        foreach (var fault in ObservationEncoder.Faults(system, d.Observation, d.Inputs))
            yield return fault;
        var chooses = d.Chooses(system);
        if (system.Actions is ChoiceSpace && d.Policy is not (null or PpoPolicy.Choices))
            yield return new("policy", "is Gaussian, but the actions of this system are choices.");
        foreach (var fault in chooses ? Choices.Faults(system, d.Orders) : OrderFaults(d, system))
            yield return fault;
    }

    private static IEnumerable<Fault> OrderFaults(PpoDefinition d, SystemDefinition system)
    {
        if (d.Orders is not null)
            yield return new("orders", "is given, but only the policy choices has choices.");
        if (d.Mask != ActionMask.None)
            yield return new("mask", "is on, but only the policy choices has choices.");
        if (d.Action == PpoAction.EchelonLevels && system is not InventoryDefinition)
            yield return new(
                "action",
                "is echelonLevels, which only systems of the kind inventory have; capacityShare and units are allowed here."
            );
        else if (d.Action != PpoAction.EchelonLevels && !LargestOrders.AreKnown(system))
            yield return new("action", "needs a limit of the order in each place, or a mean demand above 0.");
    }

    /// <summary>Rollouts that would be too small or too large, of settings that are each allowed.</summary>
    private static IEnumerable<Fault> Sizes(PpoDefinition d, PolicyTask task)
    {
        const string Key = "stepsPerEnvironment";
        var rows = (long)d.Environments * d.StepsPerEnvironment;
        if (rows > MostRows)
            yield return new(Key, $"makes rollouts of {rows} rows; at most {MostRows} are allowed.");
        if (d.Minibatch > rows)
            yield return new("minibatch", $"is {d.Minibatch}; a rollout has only {rows} rows.");
        var numbers = rows * (task.Inputs + task.Distribution().Parameters);
        if (rows <= MostRows && numbers > MostNumbers)
            yield return new(Key, $"makes rollouts of {numbers} numbers; at most {MostNumbers} are allowed.");
    }

    /// <summary>Whether it is above 0, also as a number of single precision, in which networks calculate.</summary>
    private static bool IsPositive(double value) => (float)value > 0 && float.IsFinite((float)value);

    private static bool InUnit(double value) => value is >= 0 and <= 1;

    private static bool IsBelowOne(double value) => value is >= 0 and < 1;

    private static bool IsNotNegative(double value) => value >= 0 && float.IsFinite((float)value);
}
