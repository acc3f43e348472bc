using System.Globalization;

namespace ProcessChain.Tests;

/// <summary>What levels trained through the model cost exactly, beside the best rule of their kind.</summary>
[Explicit]
[Category("Slow")]
internal sealed class ItemLevelProofs
{
    /// <summary>% above the best rule, the mean of all being far below it.</summary>
    private const double Most = 0.5;

    [Test]
    public void LostSales_CostsHardlyMoreThanTheBestCappedBaseStock(
        [Values("poisson", "geometric")] string demand,
        [Values(1, 2, 3)] int leadTime,
        [Values(4, 9, 19, 39)] int shortageCost
    ) =>
        Check(
            "lost-sales",
            $"{demand}-l{leadTime}-p{shortageCost}",
            system => new CappedBaseStockDefinition { Level = null, Cap = null }.Optimum(system)
        );

    [Test]
    public void DualSourcing_CostsHardlyMoreThanTheBestDualIndex(
        [Values("u4", "u8")] string demand,
        [Values(2, 3, 4)] int leadTime,
        [Values(5, 10, 20)] int expediting,
        [Values(95, 495)] int backlogCost
    ) =>
        Check(
            "dual-sourcing",
            $"{demand}-l{leadTime}-e{expediting}-b{backlogCost}",
            system => new DualIndexDefinition { ExpeditedLevel = null, RegularLevel = null }.Optimum(system)
        );

    private static void Check(string name, string preset, Func<SupplyDefinition, RuleDefinition> best)
    {
        var experiment = DefinitionCatalogue.Open(name, preset);
        var levels = (CutOffLevelsDefinition)experiment.Controllers.Single(c => c.Key == "pathwise-levels").Value;
        var system = (SupplyDefinition)experiment.System;
        var cost = LearnedItem.Cost(levels, system);
        var gap = 100 * ((cost / PolicyModel.Cost(system, best(system)).Middle) - 1);
        TestContext.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{preset}: {cost:F4}, +{gap:F2} %"));
        Assert.That(gap, Is.AtMost(Most));
    }
}
