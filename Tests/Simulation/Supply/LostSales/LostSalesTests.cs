using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Lost sales with one item: recorded episodes of an independent program, and costs known in the long run.</summary>
internal sealed class LostSalesTests
{
    private static IEnumerable<TestCaseData> Traces => GoldenCases.Files("instances/traces", "lost_sales-*.json");

    [TestCaseSource(nameof(Traces))]
    [Category("Golden")]
    public void RecordedEpisode_IsPlayed_EventByEvent(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var trace = document.RootElement;
        var parameters = trace.GetProperty("parameters");
        var definition = new LostSalesDefinition
        {
            LeadTime = parameters.GetProperty("L").GetInt32(),
            HoldingCost = parameters.GetProperty("h").GetDouble(),
            ShortageCost = parameters.GetProperty("p").GetDouble(),
            InitialStock = parameters.GetProperty("initial_on_hand").GetInt32(),
            InitialPipeline = new(
                parameters.GetProperty("initial_pipeline").EnumerateArray().Select(u => u.GetInt32())
            ),
        };
        Assert.That(definition.Validate(), Is.Empty);
        var demand = trace.GetProperty("demand").EnumerateArray().Select(units => units.GetInt32()).ToArray();
        var system = new LostSalesSystem(definition, demand.Length);
        system.Reset(demand);
        foreach (var step in trace.GetProperty("steps").EnumerateArray())
        {
            Assert.That(system.View.OnHand, Is.EqualTo(step.GetProperty("on_hand_after_receipt").GetDouble()));
            Assert.That(
                system.View.Outstanding.ToArray(),
                Is.EqualTo(step.GetProperty("pipeline_before_order").EnumerateArray().Select(u => u.GetDouble()))
            );
            var outcome = system.Step([step.GetProperty("order").GetDouble()]);
            Assert.That(outcome.Reward, Is.EqualTo(-step.GetProperty("cost").GetDouble()));
        }
        Assert.Multiple(() =>
        {
            Assert.That(system.TotalReward, Is.EqualTo(-trace.GetProperty("total_cost").GetDouble()));
            Assert.That(system.Figures()[0] * demand.Length, Is.EqualTo(-system.TotalReward).Within(1e-9));
        });
    }

    [TestCase(1, 4, 12, 4.1628)]
    [TestCase(2, 4, 16, 4.6386)]
    [TestCase(3, 9, 23, 6.8640)]
    [TestCase(4, 39, 33, 11.0623)]
    public void BestBaseStock_OnPoissonDemand_CostsWhatIsKnown(int leadTime, double p, double level, double cost)
    {
        var definition = new LostSalesDefinition { LeadTime = leadTime, ShortageCost = p };
        Assert.That(LongRunCost(definition, level), Is.EqualTo(cost).Within(0.01 * cost));
    }

    [TestCase(1, 4, 12, 10.0418)]
    [TestCase(4, 19, 38, 23.8495)]
    public void BestBaseStock_OnGeometricDemand_CostsWhatIsKnown(int leadTime, double p, double level, double cost)
    {
        var definition = new LostSalesDefinition
        {
            LeadTime = leadTime,
            ShortageCost = p,
            Demand = new GeometricDemand { Probability = 1.0 / 6, Shift = -1 },
        };
        Assert.That(LongRunCost(definition, level), Is.EqualTo(cost).Within(0.01 * cost));
    }

    [Test]
    public void Optimum_IsPlayedAtItsCost() =>
        Assert.That(CostOf(new LostSalesDefinition(), new ExactDefinition()), Is.EqualTo(4.3953).Within(0.01 * 4.3953));

    [TestCase(4, 7)]
    [TestCase(39, 10)]
    public void LargestOrder_IsTheNewsvendorsFractile(double p, double units) =>
        Assert.That(new LostSalesDefinition { ShortageCost = p }.Capacity(0), Is.EqualTo(units));

    [Test]
    public void Faults_NameKeyAndRange()
    {
        var definition = new LostSalesDefinition
        {
            LeadTime = 0,
            HoldingCost = double.NaN,
            InitialPipeline = new(1, 2, 3),
            Demand = new UniformDemand(),
        };
        Assert.That(
            definition.Validate().Select(fault => fault.Key),
            Is.EquivalentTo(new[] { "leadTime", "holdingCost", "initialPipeline", "largestOrder" })
        );
    }

    [Test]
    public void Episode_IsCutOff_NotEnded()
    {
        var system = new LostSalesSystem(new LostSalesDefinition(), periods: 1);
        system.Reset(new EpisodeSeed(1, 1));
        var outcome = system.Step([3]);
        Assert.Multiple(() =>
        {
            Assert.That(outcome.Truncated, Is.True);
            Assert.That(outcome.Terminated, Is.False);
            Assert.That(() => system.Step([3]), Throws.InvalidOperationException);
        });
    }

    private static double LongRunCost(LostSalesDefinition definition, double level) =>
        CostOf(definition, new FixedBaseStockDefinition { Levels = level });

    private static double CostOf(LostSalesDefinition definition, RuleDefinition rule)
    {
        var system = definition.Create(400_000);
        system.Play(rule.Create(definition), new EpisodeSeed(1, 1));
        return system.Figures()[0];
    }

    /// <summary>The bounds of the grids on which independent programs solved these instances.</summary>
    [TestCase(1, 4, false, 13)]
    [TestCase(4, 39, false, 35)]
    [TestCase(2, 9, true, 28)]
    [TestCase(4, 19, true, 48)]
    public void UsefulPosition_IsTheNewsvendorsOfLeadTimeAndPeriod(int leadTime, double p, bool isGeometric, int units)
    {
        DemandDefinition demand = isGeometric
            ? new GeometricDemand { Probability = 1 / 6.0, Shift = -1 }
            : new PoissonDemand { Mean = 5 };
        var item = new LostSalesDefinition
        {
            LeadTime = leadTime,
            HoldingCost = 1,
            ShortageCost = p,
            Demand = demand,
        };
        Assert.Multiple(() =>
        {
            Assert.That(item.UsefulPosition, Is.EqualTo(units));
            Assert.That(
                (item with { HoldingCost = 0, LargestOrder = 7 }).UsefulPosition,
                Is.EqualTo((leadTime + 1) * 7)
            );
        });
    }
}
