using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Theory against the field's instances with known optima.</summary>
[Category("Golden")]
internal sealed class InstanceGoldenTests
{
    private const double Relative = 1e-7;
    private const double LevelsTold = 0.0011;

    private static IEnumerable<TestCaseData> Serial => TheoryCases.OfFamily("serial");
    private static IEnumerable<TestCaseData> ReorderLevels => TheoryCases.OfFamily("ss");
    private static IEnumerable<TestCaseData> Newsvendors => TheoryCases.OfFamily("newsvendor");
    private static IEnumerable<TestCaseData> Eoq => TheoryCases.OfFamily("eoq");

    [TestCaseSource(nameof(Serial))]
    public void Serial_IsWithinItsBracket(JsonElement instance)
    {
        var parameters = instance.GetProperty("parameters");
        var optimum = instance.GetProperty("optimum");
        var holding = parameters.Numbers("holding_store_to_source");
        var leads = parameters.Integers("lead_store_to_source");
        var seesDemandFirst =
            parameters.TryGetProperty("store_cost_after_periods_of_demand", out var after) && after.GetString() == "L1";
        var model = new SerialModel
        {
            EchelonHoldingCosts = SerialModel.ToEchelon(holding),
            LeadTimes = [seesDemandFirst ? leads[0] : leads[0] + 1, .. leads[1..]],
            BackorderCost = parameters.Number("p"),
            Demand = Demand(parameters.GetProperty("demand")),
        };
        var (levels, cost) = ClarkScarf.Solve(model);
        var free = cost - model.TransitCost;
        var charged = free + (model.Demand.MeanPerPeriod * holding.Skip(1).Zip(leads, (h, lead) => h * lead).Sum());
        var isFree = instance.GetProperty("objective").GetString()!.Contains("free", StringComparison.Ordinal);
        Assert.Multiple(() =>
        {
            AssertWithin(isFree ? free : charged, optimum);
            Assert.That(
                levels,
                Is.EqualTo(optimum.Numbers("echelon_levels_store_to_source"))
                    .Within(optimum.NumberOrNone("levels_tolerance") ?? LevelsTold)
            );
            if (optimum.NumberOrNone("cost_if_transit_charged_at_source_rate") is { } told)
                Assert.That(charged, Is.EqualTo(told).Within(3e-5));
        });
    }

    [TestCaseSource(nameof(ReorderLevels))]
    public void ReorderLevels_AreWithinTheBracket(JsonElement instance)
    {
        var parameters = instance.GetProperty("parameters");
        var optimum = instance.GetProperty("optimum");
        var policy = new ReorderLevels(
            (WholeLeadTimeDemand)Demand(parameters.GetProperty("demand")),
            (int)parameters.Number("L"),
            parameters.Number("K"),
            parameters.Number("h"),
            parameters.Number("p")
        );
        var (reorder, upTo) = policy.Optimal();
        Assert.Multiple(() =>
        {
            AssertWithin(policy.CostOf(reorder, upTo), optimum);
            Assert.That(upTo, Is.EqualTo(optimum.Number("S")));
        });
    }

    [TestCaseSource(nameof(Newsvendors))]
    public void Newsvendor_IsWithinItsBracket(JsonElement instance)
    {
        var parameters = instance.GetProperty("parameters");
        var optimum = instance.GetProperty("optimum");
        var demand = Demand(parameters.GetProperty("demand"));
        var (h, p) = (parameters.Number("h"), parameters.Number("p"));
        var periods = 1 + (int)(parameters.NumberOrNone("lead", "L", "lead_time") ?? 0);
        var level = Newsvendor.Level(demand, periods, h, p);
        Assert.Multiple(() =>
        {
            AssertWithin(Newsvendor.Cost(demand, periods, level, h, p), optimum);
            Assert.That(level, Is.EqualTo(optimum.Number("quantity")).Within(Relative * level));
        });
    }

    [TestCaseSource(nameof(Eoq))]
    public void EconomicOrderQuantity_IsWithinItsBracket(JsonElement instance)
    {
        var parameters = instance.GetProperty("parameters");
        var optimum = instance.GetProperty("optimum");
        var eoq = new EconomicOrderQuantity(
            parameters.Number("rate"),
            parameters.Number("K"),
            parameters.Number("h"),
            parameters.NumberOrNone("b") ?? double.PositiveInfinity,
            parameters.NumberOrNone("production_rate") ?? double.PositiveInfinity
        );
        Assert.Multiple(() =>
        {
            AssertWithin(eoq.Cost, optimum);
            Assert.That(eoq.Quantity, Is.EqualTo(optimum.Number("quantity")).Within(Relative * eoq.Quantity));
            if (optimum.NumberOrNone("backorder_fraction") is { } share)
                Assert.That(eoq.BackorderedShare, Is.EqualTo(share).Within(Relative));
        });
    }

    private static LeadTimeDemand Demand(JsonElement demand) =>
        (
            demand.GetProperty("type").GetString(),
            demand.TryGetProperty("clipped_at_zero", out var clipped) && clipped.GetBoolean()
        ) switch
        {
            ("normal", false) => new NormalLeadTimeDemand
            {
                Mean = demand.Number("mean"),
                StandardDeviation = demand.Number("sd"),
            },
            ("normal", true) => new ClippedNormalLeadTimeDemand
            {
                Mean = demand.Number("mean"),
                StandardDeviation = demand.Number("sd"),
            },
            ("lognormal", _) => new LognormalLeadTimeDemand
            {
                Mu = demand.Number("mu", "mean"),
                Sigma = demand.Number("sigma", "sd"),
            },
            ("poisson", _) => new PoissonLeadTimeDemand { Mean = demand.Number("mean") },
            var (type, _) => throw new InvalidDataException($"The demand '{type}' is unknown."),
        };

    private static void AssertWithin(double found, JsonElement bracket)
    {
        var (lo, hi) = (bracket.Number("lo"), bracket.Number("hi"));
        Assert.That(found, Is.InRange(lo - (1e-9 * lo), hi + (1e-9 * hi)));
    }
}
