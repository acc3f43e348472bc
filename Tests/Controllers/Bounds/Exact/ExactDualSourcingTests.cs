using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Optima of dual sourcing against those that an independent program computed.</summary>
[Category("Golden")]
internal sealed class ExactDualSourcingTests
{
    private static IEnumerable<TestCaseData> Instances =>
        DualSourcingInstances.Where(instance => instance.TryGetProperty("optimum", out _));

    private static IEnumerable<TestCaseData> WithPolicies =>
        DualSourcingInstances.Where(instance => instance.GetProperty("policies").GetArrayLength() > 0);

    [TestCaseSource(nameof(WithPolicies))]
    public void Policy_CostsWhatIsKnown(JsonElement instance)
    {
        var system = DualSourcingInstances.DefinitionOf(instance.GetProperty("parameters"));
        foreach (var policy in instance.GetProperty("policies").EnumerateArray())
            InstanceCases.CheckPolicy(system, RuleOf(policy), policy);
    }

    [TestCaseSource(nameof(Instances))]
    public void Optimum_IsWithinTheKnownBracket(JsonElement instance) =>
        InstanceCases.CheckOptimum(DualSourcingInstances.DefinitionOf(instance.GetProperty("parameters")), instance);

    private static RuleDefinition RuleOf(JsonElement policy)
    {
        int Number(string key) => policy.GetProperty(key).GetInt32();
        return policy.GetProperty("name").GetString() switch
        {
            "single_index" => new FixedBaseStockDefinition { Levels = new(Number("Se"), Number("Sr")) },
            "dual_index" => new DualIndexDefinition { ExpeditedLevel = Number("Se"), RegularLevel = Number("Sr") },
            "capped_dual_index" => Capped("cap", Number("Sr"), countExpedited: true),
            "capped_dual_index_before" => Capped("cap", Number("Sr"), countExpedited: false),
            // The surge has infinitely many states; a level that is hardly ever reached makes them few.
            "tailored_base_surge" => Capped("Q", 200, countExpedited: false),
            var name => throw new InvalidDataException($"The policy '{name}' is unknown."),
        };
        DualIndexDefinition Capped(string cap, int regularLevel, bool countExpedited) =>
            new()
            {
                ExpeditedLevel = Number("Se"),
                RegularLevel = regularLevel,
                Cap = Number(cap),
                CountExpedited = countExpedited,
            };
    }
}
