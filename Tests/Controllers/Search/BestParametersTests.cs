using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>
/// The best parameters of the classical rules, found by our own search without knowing them, against those that independent programs
/// found over whole grids: what the best rule of a kind costs on an instance, and so its gap to the optimum.
/// </summary>
[Category("Golden")]
internal sealed class BestParametersTests
{
    private const int FewStates = 2000;

    /// <summary>Searches over few states that take longer than some seconds nevertheless: rule and beginning of the instance's name.</summary>
    private static readonly (string Rule, string Instance)[] LongSearches =
    [
        ("single_index", "ds-u8-lr4-"),
        ("base_stock", "pe-m4-L1-cvr2-"),
    ];

    private static readonly string[] Families = ["lost_sales", "dual_sourcing", "perishable"];

    private static IEnumerable<TestCaseData> Fast => Rules(isFast: true);

    private static IEnumerable<TestCaseData> Long => Rules(isFast: false);

    [TestCaseSource(nameof(Fast))]
    public void Optimal_IsTheBestOfItsKind(JsonElement instance, JsonElement policy) => Check(instance, policy);

    [TestCaseSource(nameof(Long))]
    [Category("Slow")]
    [Explicit("Up to some minutes each.")]
    public void OptimalOnALargeInstance_IsTheBestOfItsKind(JsonElement instance, JsonElement policy) =>
        Check(instance, policy);

    private static void Check(JsonElement instance, JsonElement policy)
    {
        var system = SystemOf(instance);
        var open = Open(policy.GetProperty("name").GetString()!)!;
        Assert.That(open.Validate(system), Is.Empty);
        var watch = System.Diagnostics.Stopwatch.StartNew();
        var best = ((IOptimisable)open).Optimum(system);
        var cost = PolicyModel.Cost(system, best).Middle;
        TestContext.Out.WriteLine($"TIME {watch.Elapsed.TotalSeconds:F2} s, {best}: {cost}; known {policy}");
        Assert.That(cost, Is.EqualTo(CostOf(policy)).Within(2e-6 * Math.Max(1, cost)));
    }

    private static IEnumerable<TestCaseData> Rules(bool isFast) =>
        from family in Families
        from data in InstanceCases.Of(family, instance => instance.GetProperty("policies").GetArrayLength() > 0)
        where data.Arguments[0] is JsonElement
        let instance = (JsonElement)data.Arguments[0]!
        from policy in instance.GetProperty("policies").EnumerateArray()
        let name = policy.GetProperty("name").GetString()!
        where Open(name) is not null && IsExact(policy) && IsFast(instance, policy) == isFast
        select new TestCaseData(instance, policy).SetArgDisplayNames(instance.GetProperty("id").GetString()!, name);

    private static bool IsExact(JsonElement policy) => !policy.TryGetProperty("standard_error", out _);

    private static bool IsFast(JsonElement instance, JsonElement policy) =>
        (!policy.TryGetProperty("states", out var states) || states.GetInt32() <= FewStates)
        && !LongSearches.Any(search =>
            search.Rule == policy.GetProperty("name").GetString()
            && instance.GetProperty("id").GetString()!.StartsWith(search.Instance, StringComparison.Ordinal)
        );

    private static double CostOf(JsonElement policy) =>
        policy.TryGetProperty("cost", out var cost)
            ? cost.GetDouble()
            : (policy.GetProperty("lo").GetDouble() + policy.GetProperty("hi").GetDouble()) / 2;

    private static SupplyDefinition SystemOf(JsonElement instance) =>
        instance.GetProperty("family").GetString() switch
        {
            "lost_sales" => LostSalesInstances.DefinitionOf(instance),
            "dual_sourcing" => DualSourcingInstances.DefinitionOf(instance.GetProperty("parameters")),
            _ => PerishableInstances.DefinitionOf(instance.GetProperty("parameters")),
        };

    /// <summary>A kind of rule of which everything is to be computed; null for one that has no parameters.</summary>
    private static RuleDefinition? Open(string name) =>
        name switch
        {
            "base_stock" or "single_index" => new FixedBaseStockDefinition { Levels = null },
            "capped_base_stock" => new CappedBaseStockDefinition { Level = null, Cap = null },
            "constant_order" => new ConstantDefinition { Orders = null },
            "dual_index" => new DualIndexDefinition { ExpeditedLevel = null, RegularLevel = null },
            "capped_dual_index" or "capped_dual_index_before" => new DualIndexDefinition
            {
                ExpeditedLevel = null,
                RegularLevel = null,
                Cap = null,
                CountExpedited = name == "capped_dual_index",
            },
            "tailored_base_surge" => new TailoredBaseSurgeDefinition { ExpeditedLevel = null, RegularOrder = null },
            _ => null,
        };
}
