using ProcessChain.Definitions;
using ProcessChain.Supply;

namespace ProcessChain.Controllers.Ppo;

/// <summary>What is allowed in a <see cref="PpoDefinition"/>.</summary>
internal static class PpoValidation
{
    private const int MostNeurons = 4096;
    private const int MostRows = 10_000_000;
    private const int MostNumbers = 500_000_000;

    public static IEnumerable<Fault> Faults(PpoDefinition d, SupplyDefinition system)
    {
        var found = Counts(d).Concat(Numbers(d)).Concat(Structure(d, system)).ToList();
        return found.Count > 0 ? found : Sizes(d, system);
    }

    private static IEnumerable<Fault> Structure(PpoDefinition d, SupplyDefinition system)
    {
        foreach (var width in d.HiddenLayers.Where(width => width is < 1 or > MostNeurons))
            yield return new("hiddenLayers", $"has the width {width}; 1 to {MostNeurons} are allowed.");
        var isLimited = Enumerable.Range(0, system.Orders).All(place => double.IsFinite(system.Capacity(place)));
        if (d.Action != PpoAction.EchelonLevels && !isLimited && !(MeanDemand.OfAllMarkets(system) > 0))
            yield return new("action", "needs a limit of the order in each place, or a mean demand above 0.");
        if (d.Policy != PpoPolicy.Choices && d.Action == PpoAction.EchelonLevels && !StartingLevels.Know(system))
            yield return new("action", "is echelonLevels, which only systems of the kind inventory have.");
        if (d.FeasibleChoices && d.Policy != PpoPolicy.Choices)
            yield return new("feasibleChoices", "is on, but only the policy choices has choices.");
        if (d.Inputs == PpoInputs.MeanDemand && !(MeanDemand.OfAllMarkets(system) > 0))
            yield return new("inputs", "is meanDemand, but the mean demand is not above 0.");
        if (d.DivergenceTarget > 0 && d.DivergenceWeight == 0)
            yield return new("divergenceTarget", "is given, but with divergenceWeight 0 it has no effect.");
    }

    private static IEnumerable<Fault> Counts(PpoDefinition d) =>
        new (string Key, int Value, int Least, int Most)[]
        {
            ("choices", d.Choices, 2, 10_001),
            ("iterations", d.Iterations, 1, 1_000_000),
            ("environments", d.Environments, 1, 10_000),
            ("stepsPerEnvironment", d.StepsPerEnvironment, 1, 100_000),
            ("minibatch", d.Minibatch, 2, MostRows),
            ("epochs", d.Epochs, 1, 1000),
        }
            .Where(count => count.Value < count.Least || count.Value > count.Most)
            .Select(count => new Fault(count.Key, $"is {count.Value}; {count.Least} to {count.Most} are allowed."));

    private static IEnumerable<Fault> Sizes(PpoDefinition d, SupplyDefinition system)
    {
        var rows = (long)d.Environments * d.StepsPerEnvironment;
        if (rows > MostRows)
            yield return new("stepsPerEnvironment", $"makes rollouts of {rows} rows; at most {MostRows} are allowed.");
        if (d.Minibatch > rows)
            yield return new("minibatch", $"is {d.Minibatch}; a rollout has only {rows} rows.");
        var task = SupplyTask.Of(d, system);
        var numbers = rows * (task.Inputs + task.Distribution().Parameters);
        if (rows <= MostRows && numbers > MostNumbers)
            yield return new(
                "stepsPerEnvironment",
                $"makes rollouts of {numbers} numbers; at most {MostNumbers} are allowed."
            );
    }

    private static IEnumerable<Fault> Numbers(PpoDefinition d)
    {
        var checks = new (string Key, double Value, Func<double, bool> Allows, string Range)[]
        {
            ("levelSpan", d.LevelSpan, IsPositive, "above 0"),
            ("initialLogDeviation", d.InitialLogDeviation, value => value is >= -10 and <= 2, "in [-10, 2]"),
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
        };
        return checks
            .Where(check => !check.Allows(check.Value))
            .Select(check => new Fault(check.Key, $"is {check.Value}; a number {check.Range} is needed."));
    }

    private static bool InUnit(double value) => value is >= 0 and <= 1;

    private static bool IsBelowOne(double value) => value is >= 0 and < 1;

    /// <summary>Also as a number of single precision, in which networks calculate.</summary>
    private static bool IsPositive(double value) => (float)value > 0 && float.IsFinite((float)value);

    private static bool IsNotNegative(double value) => value >= 0 && float.IsFinite((float)value);
}
