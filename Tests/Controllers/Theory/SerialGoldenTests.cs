using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Serial systems against an independent recursion and stockpyl.</summary>
[Category("Golden")]
internal sealed class SerialGoldenTests
{
    private static IEnumerable<TestCaseData> Singles => TheoryCases.Serial(inLots: false);
    private static IEnumerable<TestCaseData> Lots => TheoryCases.Serial(inLots: true);

    [TestCaseSource(nameof(Singles))]
    public void Optimum_CostsWhatTheReferenceDoes(JsonElement instance)
    {
        var model = Model(instance);
        var reference = instance.GetProperty("independent");
        var (levels, cost) = ClarkScarf.Solve(model);
        Assert.Multiple(() =>
        {
            AssertNear(cost, reference.Number("C_star"), Tolerance(model));
            AssertNear(ClarkScarf.CostOf(model, reference.Numbers("S_star")), cost, Tolerance(model));
            AssertNear(ClarkScarf.CostOf(model, levels), cost, Tolerance(model));
            AssertNear(cost, instance.GetProperty("stockpyl").Number("C_star"), Stockpyl(model));
            if (!model.Demand.IsWhole)
                Assert.That(
                    levels,
                    Is.EqualTo(reference.Numbers("S_star")).Within(0.02 * instance.GetProperty("demand").Number("sd"))
                );
        });
    }

    [TestCaseSource(nameof(Singles))]
    public void GivenLevels_CostWhatTheReferenceSays(JsonElement instance)
    {
        var model = Model(instance);
        foreach (var given in instance.GetProperty("given_levels").EnumerateArray())
        {
            var cost = ClarkScarf.CostOf(model, given.Numbers("S"));
            Assert.Multiple(() =>
            {
                AssertNear(cost, given.Number("independent_cost"), Tolerance(model));
                AssertNear(cost, given.Number("stockpyl_cost"), Stockpyl(model));
            });
        }
    }

    [TestCaseSource(nameof(Singles))]
    public void Bounds_AreThoseOfTheFormula_AndEncloseTheOptimum(JsonElement instance)
    {
        var model = Model(instance);
        var formula = instance.GetProperty("shang_song_formula");
        var bounds = ShangSong.Of(model);
        var (levels, _) = ClarkScarf.Solve(model);
        Assert.Multiple(() =>
        {
            Assert.That(bounds.Lower, Is.EqualTo(formula.Numbers("lower")).Within(1e-8));
            Assert.That(bounds.Upper, Is.EqualTo(formula.Numbers("upper")).Within(1e-8));
            foreach (var (stage, level) in levels.Index())
                Assert.That(level, Is.InRange(bounds.Lower[stage] - 1e-4, bounds.Upper[stage] + 1e-4));
        });
    }

    [TestCaseSource(nameof(Lots))]
    public void ReorderPoints_CostWhatTheReferenceSays(JsonElement instance)
    {
        var model = Model(instance);
        var lots = instance.Integers("batch");
        var (points, cost) = EchelonBatches.Solve(model, lots);
        Assert.Multiple(() =>
        {
            AssertNear(cost, instance.Number("C_star"), 1e-9);
            AssertNear(EchelonBatches.CostOf(model, lots, points), cost, 1e-9);
            AssertNear(EchelonBatches.CostOf(model, lots, instance.Integers("R_star")), cost, 1e-9);
            AssertNear(
                EchelonBatches.CostOf(model, lots, instance.Integers("given_R")),
                instance.Number("given_cost"),
                1e-9
            );
        });
    }

    private static SerialModel Model(JsonElement instance) =>
        new()
        {
            EchelonHoldingCosts = instance.Numbers("echelon_holding_cost"),
            LeadTimes = instance.Integers("lead_time"),
            BackorderCost = instance.Number("stockout_cost"),
            Demand = TheoryCases.Demand(
                instance.GetProperty("demand_type").GetString()!,
                instance.GetProperty("demand")
            ),
        };

    private static double Tolerance(SerialModel model) => model.Demand.IsWhole ? 1e-9 : 1e-4;

    private static double Stockpyl(SerialModel model) =>
        model.Demand switch
        {
            NormalLeadTimeDemand => 1.2e-2,
            PoissonLeadTimeDemand => 1e-3,
            _ => 1e-9,
        };

    private static void AssertNear(double found, double expected, double relative) =>
        Assert.That(found, Is.EqualTo(expected).Within(relative * Math.Abs(expected)));
}
