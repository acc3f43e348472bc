using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Bounds and optima that an independent program computed.</summary>
[Category("Golden")]
internal sealed class OptimaGoldenTests
{
    private const double BoundTolerance = 1e-5;
    private const double OptimumTolerance = 2e-4;

    private static IEnumerable<TestCaseData> Bounds() =>
        Cases("relaxations_by_stations", values => values.TryGetProperty("LB3_single_stage_opt_lots", out _));

    private static IEnumerable<TestCaseData> Optima() =>
        Cases("exact_n4", values => values.TryGetProperty("gain_lo", out _));

    [TestCaseSource(nameof(Bounds))]
    public void Bound_IsTheGoldenOne(UniformDemand customer, int lot, int stations, JsonElement values)
    {
        var golden = values.GetProperty("LB3_single_stage_opt_lots");
        var chain = new ChainDefinition { Stations = stations, LotSize = lot };
        AssertMeets(
            ChainBound.Solve(chain, customer).CostPerDay,
            golden[0].GetDouble(),
            golden[1].GetDouble(),
            BoundTolerance
        );
    }

    [TestCaseSource(nameof(Optima))]
    public void Optimum_IsTheGoldenOne(UniformDemand customer, int lot, int decisions, JsonElement values)
    {
        var chain = new ChainDefinition { LotSize = lot, DecisionsPerDay = decisions };
        AssertMeets(
            ExactChain.Solve(chain, customer).CostPerDay,
            values.GetProperty("gain_lo").GetDouble(),
            values.GetProperty("gain_hi").GetDouble(),
            OptimumTolerance
        );
    }

    private static void AssertMeets(Bracket found, double lower, double upper, double tolerance)
    {
        TestContext.Out.WriteLine($"{found} for [{lower}, {upper}]");
        Assert.That(found.Lower, Is.LessThanOrEqualTo(found.Upper));
        Assert.That((found.Lower + found.Upper) / 2, Is.InRange(lower - tolerance, upper + tolerance));
    }

    private static IEnumerable<TestCaseData> Cases(string section, Predicate<JsonElement> isCase)
    {
        var path = Path.Combine(GoldenCases.Root, "lotchain", "optima.json");
        if (!File.Exists(path))
            return [GoldenCases.Missing($"{path} is missing")];
        var laws = JsonDocument.Parse(File.ReadAllBytes(path)).RootElement.GetProperty("optima").EnumerateArray();
        return from law in laws
            from entry in law.GetProperty(section).EnumerateObject()
            where isCase(entry.Value)
            let customer = new UniformDemand { Interval = Range(law, "interval"), Quantity = Range(law, "quantity") }
            select new TestCaseData(
                customer,
                law.GetProperty("lot").GetInt32(),
                int.Parse(entry.Name),
                entry.Value
            ).SetArgDisplayNames($"{customer.Interval} {customer.Quantity}", entry.Name);
    }

    private static IntRange Range(JsonElement law, string name)
    {
        var ends = law.GetProperty(name);
        return new IntRange(ends[0].GetInt32(), ends[1].GetInt32());
    }
}
