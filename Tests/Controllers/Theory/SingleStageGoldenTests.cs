using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Single stages against stockpyl and closed forms.</summary>
[Category("Golden")]
internal sealed class SingleStageGoldenTests
{
    private const double Tight = 1e-8;

    private static IEnumerable<TestCaseData> Normal => TheoryCases.Listed("newsvendor_normal");
    private static IEnumerable<TestCaseData> Poisson => TheoryCases.Listed("newsvendor_poisson");
    private static IEnumerable<TestCaseData> Discrete => TheoryCases.Listed("newsvendor_discrete");
    private static IEnumerable<TestCaseData> Eoq => TheoryCases.Listed("eoq");
    private static IEnumerable<TestCaseData> EoqBackorders => TheoryCases.Listed("eoq_backorders");
    private static IEnumerable<TestCaseData> NormalPoints => TheoryCases.Listed("rq_normal_cost");
    private static IEnumerable<TestCaseData> PoissonPoints => TheoryCases.Listed("rq_poisson");
    private static IEnumerable<TestCaseData> Levels => TheoryCases.Listed("ss_discrete");

    [TestCaseSource(nameof(Normal))]
    public void Newsvendor_Normal(JsonElement instance)
    {
        var demand = TheoryCases.Demand("N", instance);
        AssertNewsvendor(instance, demand, 1, "S_star", "C_star");
        AssertNewsvendor(instance, demand, (int)instance.Number("lead_time") + 1, "S_star_LT", "C_star_LT");
        AssertNewsvendorCost(instance, demand);
    }

    [TestCaseSource(nameof(Poisson))]
    public void Newsvendor_Poisson(JsonElement instance)
    {
        var demand = TheoryCases.Demand("P", instance);
        AssertNewsvendor(instance, demand, 1, "S_star", "C_star");
        AssertNewsvendorCost(instance, demand);
    }

    [TestCaseSource(nameof(Discrete))]
    public void Newsvendor_Discrete(JsonElement instance)
    {
        var pmf = instance.GetProperty("pmf").EnumerateObject().ToList();
        var demand = TheoryCases.Discrete(
            pmf.Select(point => int.Parse(point.Name, System.Globalization.CultureInfo.InvariantCulture)),
            pmf.Select(point => point.Value.GetDouble())
        );
        AssertNewsvendor(instance, demand, 1, "S_star", "C_star");
        AssertNewsvendorCost(instance, demand);
    }

    [TestCaseSource(nameof(Eoq))]
    public void EconomicOrderQuantity(JsonElement instance)
    {
        var eoq = new EconomicOrderQuantity(instance.Number("demand_rate"), instance.Number("K"), instance.Number("h"));
        Assert.Multiple(() =>
        {
            AssertNear(eoq.Quantity, instance.Number("Q_star"));
            AssertNear(eoq.Cost, instance.Number("C_star"));
            AssertNear(eoq.CostOf(instance.Number("Q_given")), instance.Number("C_given"));
        });
    }

    [TestCaseSource(nameof(EoqBackorders))]
    public void EconomicOrderQuantity_WithBackorders(JsonElement instance)
    {
        var eoq = new EconomicOrderQuantity(
            instance.Number("demand_rate"),
            instance.Number("K"),
            instance.Number("h"),
            instance.Number("p")
        );
        Assert.Multiple(() =>
        {
            AssertNear(eoq.Quantity, instance.Number("Q_star"));
            AssertNear(eoq.Cost, instance.Number("C_star"));
            AssertNear(eoq.BackorderedShare, instance.Number("stockout_fraction"));
        });
    }

    [TestCaseSource(nameof(NormalPoints))]
    public void ReorderPoint_Normal(JsonElement instance)
    {
        var (rate, leadTime) = (instance.Number("demand_mean"), instance.Number("lead_time"));
        var policy = new NormalReorderPoint(
            rate,
            rate * leadTime,
            instance.Number("demand_sd") * Math.Sqrt(leadTime),
            instance.Number("K"),
            instance.Number("h"),
            instance.Number("p")
        );
        var lot = instance.Number("Q");
        var (point, quantity) = policy.Optimal();
        Assert.Multiple(() =>
        {
            AssertNear(policy.CostOf(instance.Number("r"), lot), instance.Number("cost"), 1e-6);
            AssertNear(policy.ReorderPointFor(lot), instance.Number("r_star_for_Q"), 1e-5);
            AssertNear(policy.CostOf(policy.ReorderPointFor(lot), lot), instance.Number("cost_r_star"), 1e-6);
            foreach (var step in new[] { -0.01, 0.01 })
            {
                var other = quantity * (1 + step);
                var least = policy.CostOf(point, quantity);
                Assert.That(policy.CostOf(policy.ReorderPointFor(other), other), Is.GreaterThan(least));
                Assert.That(policy.CostOf(point + (step * quantity), quantity), Is.GreaterThan(least));
            }
        });
    }

    [TestCaseSource(nameof(PoissonPoints))]
    public void ReorderPoint_Poisson(JsonElement instance)
    {
        var policy = new PoissonReorderPoint(
            instance.Number("demand_mean"),
            instance.Number("lead_time"),
            instance.Number("K"),
            instance.Number("h"),
            instance.Number("p")
        );
        var (point, quantity) = policy.Optimal();
        var given = policy.CostOf((int)instance.Number("r_given"), (int)instance.Number("Q_given"));
        Assert.Multiple(() =>
        {
            AssertNear(policy.CostOf(point, quantity), instance.Number("C_star"));
            AssertNear(
                policy.CostOf((int)instance.Number("r_star"), (int)instance.Number("Q_star")),
                instance.Number("C_star")
            );
            AssertNear(given, instance.Number("C_given"));
        });
    }

    [TestCaseSource(nameof(Levels))]
    public void ReorderLevels_AreOptimal(JsonElement instance)
    {
        WholeLeadTimeDemand demand = instance.TryGetProperty("pmf_from_0", out var pmf)
            ? TheoryCases.Discrete(
                Enumerable.Range(0, pmf.GetArrayLength()),
                pmf.EnumerateArray().Select(p => p.GetDouble())
            )
            : new PoissonLeadTimeDemand { Mean = instance.Number("mean") };
        var policy = new ReorderLevels(demand, 0, instance.Number("K"), instance.Number("h"), instance.Number("p"));
        var (reorder, upTo) = policy.Optimal();
        Assert.Multiple(() =>
        {
            AssertNear(policy.CostOf(reorder, upTo), instance.Number("C_star"));
            AssertNear(
                policy.CostOf((int)instance.Number("s_star"), (int)instance.Number("S_star")),
                instance.Number("C_star")
            );
            AssertNear(
                policy.CostOf((int)instance.Number("s_given"), (int)instance.Number("S_given")),
                instance.Number("C_given")
            );
        });
    }

    private static void AssertNewsvendor(
        JsonElement instance,
        LeadTimeDemand demand,
        int periods,
        string level,
        string cost
    )
    {
        var (h, p) = (instance.Number("h"), instance.Number("p"));
        var best = Newsvendor.Level(demand, periods, h, p);
        Assert.Multiple(() =>
        {
            AssertNear(best, instance.Number(level));
            AssertNear(Newsvendor.Cost(demand, periods, best, h, p), instance.Number(cost));
        });
    }

    private static void AssertNewsvendorCost(JsonElement instance, LeadTimeDemand demand) =>
        AssertNear(
            Newsvendor.Cost(demand, 1, instance.Number("S_given"), instance.Number("h"), instance.Number("p")),
            instance.Number("C_given")
        );

    private static void AssertNear(double found, double expected, double relative = Tight) =>
        Assert.That(found, Is.EqualTo(expected).Within(relative * Math.Max(1, Math.Abs(expected))));
}
