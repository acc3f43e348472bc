using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Perishable units: recorded episodes of an independent program, and periods computed by hand.</summary>
internal sealed class PerishableTests
{
    private static IEnumerable<TestCaseData> Traces => GoldenCases.Files("instances/traces", "perishable-*.json");

    private static IEnumerable<TestCaseData> Limited =>
        PerishableInstances.Where(instance => instance.TryGetProperty("optimum", out _));

    [TestCaseSource(nameof(Traces))]
    [Category("Golden")]
    public void RecordedEpisode_IsPlayed_EventByEvent(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var trace = document.RootElement;
        var definition = PerishableInstances.DefinitionOf(trace.GetProperty("parameters"));
        Assert.That(definition.Validate(), Is.Empty);
        var demand = trace.GetProperty("demand").EnumerateArray().SelectMany(both => both.EnumerateArray());
        var system = new PerishableSystem(definition, trace.GetProperty("periods").GetInt32());
        system.Reset([.. demand.Select(units => units.GetInt32())]);
        foreach (var step in trace.GetProperty("steps").EnumerateArray())
        {
            double Number(string key) => step.GetProperty(key).GetDouble();
            IEnumerable<int> State(string key) => step.GetProperty(key).EnumerateArray().Select(u => u.GetInt32());
            Assert.That(system.View.Units.ToArray(), Is.EqualTo(State("state_before_order")));
            var outcome = system.Step([Number("order")]);
            var flows = Told.Flows(system);
            Assert.Multiple(() =>
            {
                Assert.That(outcome.Reward, Is.EqualTo(-Number("cost")));
                Assert.That(flows["sold.item"], Is.EqualTo(Number("shipped")));
                Assert.That(flows["lost.item"], Is.EqualTo(Number("lost")));
                Assert.That(flows["outdated.item"], Is.EqualTo(Number("outdated")));
                Assert.That(system.View.Units.ToArray(), Is.EqualTo(State("state_end")));
            });
        }
        Assert.That(system.TotalReward, Is.EqualTo(-trace.GetProperty("total_cost").GetDouble()));
    }

    [Test]
    public void Period_IsComputedByHand()
    {
        var definition = new PerishableDefinition
        {
            Life = 3,
            LeadTime = 2,
            OutdatingCost = 10,
            ShortageCost = 20,
            HoldingCost = 2,
            OrderCost = 3,
            InitialStock = new(4, 1, 2, 5),
            LargestPosition = 20,
        };
        var system = new PerishableSystem(definition, 2);
        system.Reset([1, 4, 9, 0]);
        Assert.That((system.View.Stock(0), system.View.EchelonPosition(0)), Is.EqualTo((7.0, 12.0)));
        // On hand 4, 1, 2. The oldest demand leaves 3, 1, 2, the newest 2, 0, 0; the 2 outdate, 5 and 6 remain.
        var first = system.Step([6]);
        Assert.Multiple(() =>
        {
            Assert.That(first.Reward, Is.EqualTo(-((6 * 3) + (2 * 2) + (2 * 10))));
            Assert.That(system.View.Units.ToArray(), Is.EqualTo(new[] { 0, 0, 5, 6 }));
            Assert.That(system.View.MostServed(0), Is.EqualTo(9));
        });
        // Of 100 only 9 fit; 5 on hand for a demand of 9; nothing outdates.
        var second = system.Step([100]);
        var flows = Told.Flows(system);
        Assert.Multiple(() =>
        {
            Assert.That(second.Reward, Is.EqualTo(-((9 * 3) + (4 * 20))));
            Assert.That((flows["order.item"], flows["accepted.item"]), Is.EqualTo((100.0, 9.0)));
            Assert.That(system.View.Units.ToArray(), Is.EqualTo(new[] { 0, 0, 6, 9 }));
            Assert.That(Told.ByKey(system)["costPerPeriod"], Is.EqualTo((42 + 107) / 2.0));
            Assert.That(Told.ByKey(system)["fillRate"], Is.EqualTo(10 / 14.0));
        });
    }

    [Test]
    public void LeadTimeOfZero_OrderServesItsOwnPeriod()
    {
        var system = new PerishableSystem(new() { Life = 2, LeadTime = 0 }, 1);
        system.Reset([0, 3]);
        Assert.That(system.Step([5]).Reward, Is.Zero);
        Assert.That(system.View.Units.ToArray(), Is.EqualTo(new[] { 2 }));
    }

    [TestCaseSource(nameof(Limited))]
    [Category("Golden")]
    public void LargestPosition_IsThatOfTheInstances(JsonElement instance)
    {
        var definition = PerishableInstances.DefinitionOf(instance.GetProperty("parameters"));
        var known = instance.GetProperty("optimum").GetProperty("position_max").GetDouble();
        Assert.That(definition.Validate(), Is.Empty);
        Assert.That(definition.Capacity(0), Is.EqualTo(known));
    }

    [Test]
    public void Demand_IsSplitByMeanAndVariance()
    {
        var definition = new PerishableDefinition
        {
            FifoShare = 0.25,
            Demand = new IntegersDemand { High = 8 },
        };
        var (oldest, newest) = ((PeriodDemand)definition.DemandOf(0), (PeriodDemand)definition.DemandOf(1));
        Assert.Multiple(() =>
        {
            Assert.That(oldest.MeanOf(0), Is.EqualTo(1));
            Assert.That(newest.MeanOf(0), Is.EqualTo(3));
            Assert.That(oldest.VarianceOf(0), Is.EqualTo(80 / 12.0 / 4).Within(1e-12));
            Assert.That((definition with { FifoShare = 1 }).DemandOf(0), Is.SameAs(definition.Demand));
            Assert.That((definition with { FifoShare = 1 }).DemandOf(1).MeanPerPeriod(1), Is.Zero);
        });
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        TestCaseData Case(string keys, PerishableDefinition definition) => new(keys, definition);
        yield return Case("life, fifoShare", new() { Life = 0, FifoShare = 1.5 });
        yield return Case("life", new() { Life = 1, LeadTime = 0 });
        yield return Case("initialStock", new() { InitialStock = new(1, 2) });
        yield return Case("initialStock[1]", new() { InitialStock = new(1, -2, 0) });
        yield return Case(
            "demand.deviation",
            new()
            {
                Demand = new TwoMomentDemand { Mean = 1.5, Deviation = 0 },
            }
        );
        yield return Case(
            "fifoShare",
            new()
            {
                Demand = new IntegersDemand { Low = 3, High = 3 },
            }
        );
        yield return Case("fifoShare", new() { Demand = new SeasonalDemand { Mean = 4 } });
        yield return Case(
            "largestPosition",
            new()
            {
                Demand = new SeasonalDemand { Mean = 4 },
                FifoShare = 1,
            }
        );
        yield return Case("largestPosition", new() { Demand = new PoissonDemand { Mean = 4000 } });
        yield return Case("largestPosition", new() { OutdatingCost = 0 });
    }

    [TestCaseSource(nameof(Wrong))]
    public void Fault_IsToldAtItsKey(string keys, PerishableDefinition definition) =>
        Assert.That(string.Join(", ", definition.Validate().Select(fault => fault.Key)), Is.EqualTo(keys));

    [TestCase(1, "item > customer of the oldest: at once")]
    [TestCase(0, "item > customer of the newest: at once")]
    public void Drawing_HasTheCustomersThereAre(double share, string last)
    {
        var drawing = new PerishableDefinition { FifoShare = share, LeadTime = 0 }.Drawing;
        Assert.That(
            drawing.Links.Select(link =>
                $"{drawing.Places[link.From].Name} > {drawing.Places[link.To].Name}: {link.Note}"
            ),
            Is.EqualTo(new[] { "supplier > item: at once", last })
        );
        Assert.That(new PerishableDefinition().Drawing.Places, Has.Count.EqualTo(4));
    }
}
