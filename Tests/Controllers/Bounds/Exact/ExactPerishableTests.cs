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

    private static IEnumerable<TestCaseData> WithOptimum(Func<int, bool> fits) =>
        PerishableInstances.Where(instance =>
            instance.TryGetProperty("optimum", out _)
            && fits(PerishableInstances.DefinitionOf(instance.GetProperty("parameters")).Ages)
        );

    private static void Check(JsonElement instance) =>
        InstanceCases.CheckOptimum(PerishableInstances.DefinitionOf(instance.GetProperty("parameters")), instance);
}
