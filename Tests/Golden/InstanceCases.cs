using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>The golden instances of the field, whose optima and costs of policies independent programs computed.</summary>
internal static class InstanceCases
{
    /// <summary>The instances of a family, each with its JSON, named after it.</summary>
    /// <param name="family">The family's name there.</param>
    /// <param name="fits">Which of them.</param>
    public static IEnumerable<TestCaseData> Of(string family, Func<JsonElement, bool> fits)
    {
        var path = Path.Combine(GoldenCases.Root, "instances", "optima.json");
        if (!File.Exists(path))
            return [GoldenCases.Missing($"the file {path} is missing")];
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var found = document
            .RootElement.GetProperty("instances")
            .EnumerateArray()
            .Where(instance => instance.GetProperty("family").GetString() == family && fits(instance))
            .Select(instance =>
                new TestCaseData(instance.Clone()).SetArgDisplayNames(instance.GetProperty("id").GetString()!)
            )
            .ToList();
        return found.Count == 0 ? [GoldenCases.Missing($"{path} has no such instance")] : found;
    }

    /// <summary>The optimum is enclosed, and within the known bracket.</summary>
    public static void CheckOptimum(SystemDefinition system, JsonElement instance)
    {
        var before = System.Environment.CpuUsage.TotalTime;
        var cost = ExactSolution.Solve(system).CostPerPeriod;
        TestContext.Out.WriteLine($"{cost}, {System.Environment.CpuUsage.TotalTime - before} of processors");
        CheckBracket(cost, instance.GetProperty("optimum"), rounding: 5e-7);
    }

    /// <summary>What a rule costs is enclosed, and within the known bracket.</summary>
    public static void CheckPolicy(SupplyDefinition system, RuleDefinition rule, JsonElement policy)
    {
        Assert.That(rule.Validate(system), Is.Empty);
        CheckBracket(PolicyModel.Cost(system, rule), policy, rounding: 1e-6);
    }

    private static void CheckBracket(Bracket cost, JsonElement known, double rounding) =>
        Assert.Multiple(() =>
        {
            Assert.That(cost.Lower, Is.LessThanOrEqualTo(known.GetProperty("hi").GetDouble() + rounding), $"{known}");
            Assert.That(
                cost.Upper,
                Is.GreaterThanOrEqualTo(known.GetProperty("lo").GetDouble() - rounding),
                $"{known}"
            );
            Assert.That(cost.Upper - cost.Lower, Is.InRange(0, 4e-7 * Math.Max(1, cost.Lower)));
        });
}
