using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Optima of perishables against those that an independent program computed.</summary>
[Category("Golden")]
internal sealed class ExactPerishableTests
{
    private static IEnumerable<TestCaseData> Short => WithOptimum(ages => ages <= 3);

    private static IEnumerable<TestCaseData> Long => WithOptimum(ages => ages > 3);

    [TestCaseSource(nameof(Short))]
    public void Optimum_IsWithinTheKnownBracket(JsonElement instance) => Check(instance);

    [TestCaseSource(nameof(Long))]
    [Category("Slow")]
    [Explicit("Up to two minutes each.")]
    public void OptimumOfManyAges_IsWithinTheKnownBracket(JsonElement instance) => Check(instance);

    private static IEnumerable<TestCaseData> ShortPolicies => WithPolicy(ages => ages <= 2);

    private static IEnumerable<TestCaseData> LongPolicies => WithPolicy(ages => ages > 2);

    [TestCaseSource(nameof(ShortPolicies))]
    public void BaseStock_CostsWhatIsKnown(JsonElement instance) => CheckPolicies(instance);

    [TestCaseSource(nameof(LongPolicies))]
    [Category("Slow")]
    [Explicit("Up to a minute each.")]
    public void BaseStockOfManyAges_CostsWhatIsKnown(JsonElement instance) => CheckPolicies(instance);

    private static void CheckPolicies(JsonElement instance)
    {
        var system = PerishableInstances.DefinitionOf(instance.GetProperty("parameters"));
        foreach (var policy in instance.GetProperty("policies").EnumerateArray())
        {
            Assert.That(policy.GetProperty("name").GetString(), Is.EqualTo("base_stock"));
            var rule = new FixedBaseStockDefinition { Levels = policy.GetProperty("S").GetDouble() };
            InstanceCases.CheckPolicy(system, rule, policy);
        }
    }

    private static IEnumerable<TestCaseData> WithPolicy(Func<int, bool> fits) =>
        PerishableInstances.Where(instance =>
            instance.GetProperty("policies").GetArrayLength() > 0
            && fits(PerishableInstances.DefinitionOf(instance.GetProperty("parameters")).Ages)
        );

    private static IEnumerable<TestCaseData> WithOptimum(Func<int, bool> fits) =>
        PerishableInstances.Where(instance =>
            instance.TryGetProperty("optimum", out _)
            && fits(PerishableInstances.DefinitionOf(instance.GetProperty("parameters")).Ages)
        );

    private static void Check(JsonElement instance) =>
        InstanceCases.CheckOptimum(PerishableInstances.DefinitionOf(instance.GetProperty("parameters")), instance);
}
