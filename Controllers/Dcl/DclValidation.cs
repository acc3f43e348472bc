namespace ProcessChain;

/// <summary>What is allowed in a <see cref="DclDefinition"/>.</summary>
internal static class DclValidation
{
    public static IEnumerable<Fault> Faults(DclDefinition d, SystemDefinition system)
    {
        foreach (var fault in system.ValidateBranching())
            yield return new("kind", $"is dcl, which compares choices by rollouts, but {Told(fault)}");
        foreach (var fault in d.Start?.Validate(system) ?? [])
            yield return fault.Below("start");
        if (d.Inputs == InputScale.Running)
            yield return new("inputs", "is running, which deep controlled learning does not know.");
        else
        {
            foreach (var fault in ObservationEncoder.Faults(system, observation: null, d.Inputs))
                yield return fault;
        }
        var orders = d.HasWholeUnits(system) ? [] : JointChoices.Faults(system, d.Orders);
        foreach (var fault in orders)
            yield return fault;
    }

    private static string Told(Fault fault) =>
        fault.Key.Length > 0 ? $"{fault.Key} {fault.Message}" : $"the system {fault.Message}";
}
