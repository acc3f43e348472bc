namespace ProcessChain;

/// <summary>What is allowed in a <see cref="PpoDefinition"/>.</summary>
internal static class PpoValidation
{
    public static IEnumerable<Fault> Faults(PpoDefinition d, SupplyDefinition system)
    {
        var found = PpoSettingsValidation.Faults(d).Concat(Structure(d, system)).ToList();
        if (found.Count > 0)
            return found;
        var rows = (long)d.Environments * d.StepsPerEnvironment;
        return PpoSettingsValidation.Sizes(d, rows, "stepsPerEnvironment", SupplyTask.Of(d, system));
    }

    private static IEnumerable<Fault> Structure(PpoDefinition d, SupplyDefinition system)
    {
        var isLimited = Enumerable.Range(0, system.Orders).All(place => double.IsFinite(system.Capacity(place)));
        var needsLimit = d.Policy == PpoPolicy.Choices || d.Action != PpoAction.EchelonLevels;
        if (needsLimit && !isLimited && !(MeanDemand.OfAllMarkets(system) > 0))
            yield return new("action", "needs a limit of the order in each place, or a mean demand above 0.");
        if (d.Policy != PpoPolicy.Choices && d.Action == PpoAction.EchelonLevels && system is not InventoryDefinition)
            yield return new(
                "action",
                "is echelonLevels, which only systems of the kind inventory have; capacityShare and units are allowed here."
            );
        if (d.FeasibleChoices && d.Policy != PpoPolicy.Choices)
            yield return new("feasibleChoices", "is on, but only the policy choices has choices.");
        if (d.Inputs == PpoInputs.MeanDemand && !(MeanDemand.OfAllMarkets(system) > 0))
            yield return new("inputs", "is meanDemand, but the mean demand is not above 0.");
    }
}
