namespace ProcessChain;

/// <summary>What is allowed in a <see cref="PpoDefinition"/>.</summary>
internal static class PpoValidation
{
    private const int MostRows = 10_000_000;

    private const int MostNumbers = 500_000_000;

    /// <param name="d">The settings.</param>
    /// <param name="system">A valid system.</param>
    /// <param name="general">What is wrong with them as with those of any learner.</param>
    public static IEnumerable<Fault> Faults(PpoDefinition d, SystemDefinition system, IEnumerable<Fault> general)
    {
        var found = general.Concat(Structure(d)).Concat(Fit(d, system)).ToList();
        return found.Count > 0 ? found : Sizes(d, d.PolicyTaskFor(system));
    }

    private static IEnumerable<Fault> Structure(PpoDefinition d)
    {
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
        foreach (var fault in PolicyOrders.Faults(system, d.Action, "action"))
            yield return fault;
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
}
