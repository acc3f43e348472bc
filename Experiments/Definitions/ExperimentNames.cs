namespace ProcessChain.Experiments;

/// <summary>The rules for the names in an experiment, of whatever kind.</summary>
internal static class ExperimentNames
{
    /// <summary>What is wrong with the names of an experiment, its controllers and its claims.</summary>
    public static IEnumerable<Fault> Validate(
        string name,
        IReadOnlyCollection<string> controllers,
        string baseline,
        IEnumerable<string> claims
    )
    {
        if (!DefinitionName.IsValid(name))
            yield return new("name", $"is '{name}'; {DefinitionName.Rule}");
        foreach (var controller in controllers.Where(controller => !DefinitionName.IsValid(controller)))
            yield return new($"controllers.{controller}", $"is not a name; {DefinitionName.Rule}");
        foreach (var twins in controllers.GroupBy(controller => controller, StringComparer.OrdinalIgnoreCase))
        {
            foreach (var twin in twins.Skip(1))
                yield return new(
                    $"controllers.{twin}",
                    $"differs from '{twins.First()}' only in case; on some systems both would write the same files."
                );
        }
        foreach (var claim in claims.Where(claim => !DefinitionName.IsValid(claim)))
            yield return new($"claims.{claim}", $"is not a name; {DefinitionName.Rule}");
        if (controllers.Count == 0)
            yield return new("controllers", "is empty; at least one controller is needed.");
        else if (!controllers.Contains(baseline, StringComparer.Ordinal))
            yield return new("baseline", $"is '{baseline}'; {NearWord.Advice(baseline, controllers)}");
    }
}
