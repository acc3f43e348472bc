namespace ProcessChain;

/// <summary>What is allowed in <see cref="IPpoSettings"/>.</summary>
internal static class PpoSettingsValidation
{
    public const int MostRows = 10_000_000;

    /// <summary>Each 64 rows have gradients and activations of their own.</summary>
    private const int MostRowsOfMinibatch = 65_536;
    private const int MostNeurons = 4096;
    private const int MostNumbers = 500_000_000;

    public static IEnumerable<Fault> Faults(IPpoSettings d) =>
        Counts(("minibatch", d.Minibatch, 2, MostRowsOfMinibatch), ("epochs", d.Epochs, 1, 1000))
            .Concat(Numbers(d))
            .Concat(Structure(d));

    /// <summary>Whole numbers that are not within what is allowed.</summary>
    public static IEnumerable<Fault> Counts(params (string Key, int Value, int Least, int Most)[] counts) =>
        counts
            .Where(count => count.Value < count.Least || count.Value > count.Most)
            .Select(count => new Fault(count.Key, $"is {count.Value}; {count.Least} to {count.Most} are allowed."));

    /// <summary>Numbers that are not within what is allowed.</summary>
    public static IEnumerable<Fault> Numbers(
        params (string Key, double Value, Func<double, bool> Allows, string Range)[] numbers
    ) =>
        numbers
            .Where(number => !number.Allows(number.Value))
            .Select(number => new Fault(number.Key, $"is {number.Value}; a number {number.Range} is needed."));

    /// <summary>Rollouts that would be too small or too large.</summary>
    /// <param name="d">Settings, each allowed.</param>
    /// <param name="rows">Of a rollout.</param>
    /// <param name="key">What makes them so many.</param>
    /// <param name="task">What is learned.</param>
    public static IEnumerable<Fault> Sizes(IPpoSettings d, long rows, string key, PolicyTask task)
    {
        if (rows > MostRows)
            yield return new(key, $"makes rollouts of {rows} rows; at most {MostRows} are allowed.");
        if (d.Minibatch > rows)
            yield return new("minibatch", $"is {d.Minibatch}; a rollout has only {rows} rows.");
        var numbers = rows * (task.Inputs + task.Distribution().Parameters);
        if (rows <= MostRows && numbers > MostNumbers)
            yield return new(key, $"makes rollouts of {numbers} numbers; at most {MostNumbers} are allowed.");
    }

    /// <summary>Whether it is above 0, also as a number of single precision, in which networks calculate.</summary>
    public static bool IsPositive(double value) => (float)value > 0 && float.IsFinite((float)value);

    private static IEnumerable<Fault> Structure(IPpoSettings d)
    {
        foreach (var width in d.HiddenLayers.Where(width => width is < 1 or > MostNeurons))
            yield return new("hiddenLayers", $"has the width {width}; 1 to {MostNeurons} are allowed.");
        if (NetworkEngines.Fault(d.Network) is { } fault)
            yield return new("network", fault);
        if (d.DivergenceTarget > 0 && d.DivergenceWeight == 0)
            yield return new("divergenceTarget", "is given, but with divergenceWeight 0 it has no effect.");
    }

    private static IEnumerable<Fault> Numbers(IPpoSettings d) =>
        Numbers(
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
            ("rewardFactor", d.RewardFactor, IsPositive, "above 0")
        );

    private static bool InUnit(double value) => value is >= 0 and <= 1;

    private static bool IsBelowOne(double value) => value is >= 0 and < 1;

    private static bool IsNotNegative(double value) => value >= 0 && float.IsFinite((float)value);
}
