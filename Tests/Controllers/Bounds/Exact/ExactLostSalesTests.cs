using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Optima of lost sales against those that an independent program computed.</summary>
[Category("Golden")]
internal sealed class ExactLostSalesTests
{
    private const double Rounding = 1e-7;

    private static IEnumerable<TestCaseData> Short => WithOptimum(leadTime => leadTime <= 4);

    private static IEnumerable<TestCaseData> Long => WithOptimum(leadTime => leadTime > 4);

    [TestCaseSource(nameof(Short))]
    public void Optimum_IsWithinTheKnownBracket(JsonElement instance) => Check(instance);

    [TestCaseSource(nameof(Long))]
    [Category("Slow")]
    [Explicit("Up to two minutes each.")]
    public void OptimumOfALongLeadTime_IsWithinTheKnownBracket(JsonElement instance) => Check(instance);

    private static IEnumerable<TestCaseData> WithOptimum(Func<int, bool> fits) =>
        LostSalesInstances.Where(instance =>
            instance.TryGetProperty("optimum", out _) && fits(LostSalesInstances.LeadTimeOf(instance))
        );

    private static void Check(JsonElement instance)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var cost = ExactSolution.Solve(LostSalesInstances.DefinitionOf(instance)).CostPerPeriod;
        TestContext.Out.WriteLine($"{cost}, {watch.Elapsed.TotalSeconds:F2} s");
        var optimum = instance.GetProperty("optimum");
        Assert.Multiple(() =>
        {
            Assert.That(cost.Lower, Is.LessThanOrEqualTo(optimum.GetProperty("hi").GetDouble() + Rounding));
            Assert.That(cost.Upper, Is.GreaterThanOrEqualTo(optimum.GetProperty("lo").GetDouble() - Rounding));
            Assert.That(cost.Upper - cost.Lower, Is.InRange(0, 1e-7 * Math.Max(1, cost.Lower)));
        });
    }
}
