using System.Globalization;

namespace ProcessChain.Tests;

/// <summary>What policies trained through the model cost exactly where they are played in whole units, beside the optimum.</summary>
[Explicit]
[Category("Slow")]
internal sealed class ItemPolicyProofs
{
    /// <summary>The goal for each instance, % above the optimum; the mean is to be within 0.3.</summary>
    private const double Most = 0.6;

    [Test]
    public void LostSales_CostsHardlyMoreThanTheOptimum(
        [Values("poisson", "geometric")] string demand,
        [Values(1, 2, 3, 4)] int leadTime,
        [Values(4, 9, 19, 39)] int shortageCost
    ) => Check("lost-sales", $"{demand}-l{leadTime}-p{shortageCost}");

    [TestCase("u4-l2-e20-b495")]
    [TestCase("u4-l3-e20-b495")]
    [TestCase("u4-l4-e20-b495")]
    [TestCase("u8-l3-e10-b495")]
    public void DualSourcing_CostsHardlyMoreThanTheOptimum(string preset) => Check("dual-sourcing", preset);

    private static void Check(string name, string preset)
    {
        var experiment = DefinitionCatalogue.Open(name, preset);
        var policy = (CutOffPolicyDefinition)experiment.Controllers.Single(c => c.Key == "pathwise").Value;
        var system = (SupplyDefinition)experiment.System;
        var cost = LearnedItem.Cost(policy, system);
        var gap = 100 * ((cost / ExactSolution.Solve(system).CostPerPeriod.Middle) - 1);
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{preset}: {cost:F4}, +{gap:F2} %"));
        Assert.That(gap, Is.AtMost(Most));
    }
}
