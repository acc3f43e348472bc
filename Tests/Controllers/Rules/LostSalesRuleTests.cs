using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Classical rules for lost sales: their exact costs against those that an independent program computed.</summary>
internal sealed class LostSalesRuleTests
{
    private const double Rounding = 2e-6;

    private static IEnumerable<TestCaseData> Instances => WithRules(leadTime => leadTime <= 3);

    private static IEnumerable<TestCaseData> LargeInstances => WithRules(leadTime => leadTime == 4);

    [TestCaseSource(nameof(Instances))]
    [Category("Golden")]
    public void Rules_CostWhatIsKnown(JsonElement instance) => Check(instance);

    [TestCaseSource(nameof(LargeInstances))]
    [Category("Golden")]
    [Category("Slow")]
    [Explicit("Seconds each.")]
    public void RulesWithManyStates_CostWhatIsKnown(JsonElement instance) => Check(instance);

    private static IEnumerable<TestCaseData> WithRules(Func<int, bool> fits) =>
        LostSalesInstances.Where(instance =>
            fits(LostSalesInstances.LeadTimeOf(instance)) && instance.GetProperty("policies").GetArrayLength() > 0
        );

    private static void Check(JsonElement instance)
    {
        var definition = LostSalesInstances.DefinitionOf(instance);
        Assert.Multiple(() =>
        {
            foreach (var policy in instance.GetProperty("policies").EnumerateArray())
            {
                if (!policy.TryGetProperty("lo", out var lower) || RuleOf(policy) is not { } rule)
                    continue;
                var cost = PolicyModel.Cost(definition, rule, mostStates: 500_000);
                var name = policy.GetProperty("name").GetString();
                Assert.That(cost.Upper, Is.GreaterThanOrEqualTo(lower.GetDouble() - Rounding), name);
                Assert.That(cost.Lower, Is.LessThanOrEqualTo(policy.GetProperty("hi").GetDouble() + Rounding), name);
            }
        });
    }

    private static RuleDefinition? RuleOf(JsonElement policy) =>
        policy.GetProperty("name").GetString() switch
        {
            "base_stock" => new FixedBaseStockDefinition { Levels = policy.GetProperty("S").GetInt32() },
            "capped_base_stock" => new CappedBaseStockDefinition
            {
                Level = policy.GetProperty("S").GetInt32(),
                Cap = policy.GetProperty("r").GetInt32(),
            },
            "myopic" => new MyopicDefinition(),
            _ => null,
        };
}
