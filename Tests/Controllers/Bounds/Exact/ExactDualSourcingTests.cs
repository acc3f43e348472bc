using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Optima of dual sourcing against those that an independent program computed.</summary>
[Category("Golden")]
internal sealed class ExactDualSourcingTests
{
    private static IEnumerable<TestCaseData> Instances =>
        DualSourcingInstances.Where(instance => instance.TryGetProperty("optimum", out _));

    [TestCaseSource(nameof(Instances))]
    public void Optimum_IsWithinTheKnownBracket(JsonElement instance) =>
        InstanceCases.CheckOptimum(DualSourcingInstances.DefinitionOf(instance.GetProperty("parameters")), instance);
}
