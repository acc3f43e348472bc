using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Two suppliers of one item: recorded episodes of an independent program, and periods computed by hand.</summary>
internal sealed class DualSourcingTests
{
    private static readonly DualSourcingDefinition Costed = new()
    {
        RegularLeadTime = 2,
        RegularCost = 1,
        ExpeditedCost = 7,
        HoldingCost = 5,
        BacklogCost = 50,
        InitialStock = 1,
        InitialPipeline = new(2, 1),
    };

    private static IEnumerable<TestCaseData> Traces => GoldenCases.Files("instances/traces", "dual_sourcing-*.json");

    [TestCaseSource(nameof(Traces))]
    [Category("Golden")]
    public void RecordedEpisode_IsPlayed_EventByEvent(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var trace = document.RootElement;
        var definition = DualSourcingInstances.DefinitionOf(trace.GetProperty("parameters"));
        Assert.That(definition.Validate(), Is.Empty);
        var demand = trace.GetProperty("demand").EnumerateArray().Select(units => units.GetInt32()).ToArray();
        var system = new DualSourcingSystem(definition, demand.Length);
        system.Reset(demand);
        foreach (var step in trace.GetProperty("steps").EnumerateArray())
        {
            double Number(string key) => step.GetProperty(key).GetDouble();
            Assert.That(system.View.NetInventory, Is.EqualTo(Number("net_before_order")));
            Assert.That(
                system.View.Outstanding.ToArray(),
                Is.EqualTo(step.GetProperty("pipeline_before_order").EnumerateArray().Select(u => u.GetDouble()))
            );
            var outcome = system.Step([Number("expedited"), Number("regular")]);
            Assert.That(outcome.Reward, Is.EqualTo(-Number("cost")));
            Assert.That(Told.Flows(system)["owed.item"], Is.EqualTo(Number("backlog_end")));
        }
        Assert.That(system.TotalReward, Is.EqualTo(-trace.GetProperty("total_cost").GetDouble()));
    }

    [Test]
    public void Period_IsComputedByHand()
    {
        var system = new DualSourcingSystem(Costed, 2);
        system.Reset([6, 0]);
        // On hand 1 + 2 received, 1 to come. Ordered 2 and 4; demand 6 of 5: 1 owed.
        var first = system.Step([2, 4]);
        Assert.Multiple(() =>
        {
            Assert.That(first.Reward, Is.EqualTo(-((2 * 7) + (4 * 1) + (1 * 50))));
            Assert.That(Told.Flows(system)["sold.item"], Is.EqualTo(5));
            Assert.That(system.View.NetInventory, Is.EqualTo(0), "-1, and 1 received");
            Assert.That(system.View.Outstanding.ToArray(), Is.EqualTo(new[] { 4.0 }));
            Assert.That(system.View.EchelonPosition(0), Is.EqualTo(4));
        });
        // The unit owed is sold now; 3 are left.
        var second = system.Step([3, 0]);
        var figures = Told.ByKey(system);
        Assert.Multiple(() =>
        {
            Assert.That(second.Reward, Is.EqualTo(-((3 * 7) + (3 * 5))));
            Assert.That(second.Truncated && !second.Terminated, Is.True);
            Assert.That(Told.Flows(system)["sold.item"], Is.EqualTo(1));
            Assert.That(figures["costPerPeriod"], Is.EqualTo((68 + 36) / 2.0));
            Assert.That(figures["fillRate"], Is.EqualTo(5 / 6.0));
            Assert.That(figures["meanStock"], Is.EqualTo(1.5));
            Assert.That(system.View.NetInventory, Is.EqualTo(7));
        });
    }

    [Test]
    public void LeadTimeOfOne_RegularOrderIsReceivedInTheNextPeriod()
    {
        var system = new DualSourcingSystem(new() { RegularLeadTime = 1 }, 1);
        system.Reset([1]);
        system.Step([3, 4]);
        Assert.That(system.View.NetInventory, Is.EqualTo(3 - 1 + 4));
        Assert.That(system.View.Outstanding.Length, Is.Zero);
    }

    [Test]
    public void Orders_AreWhole_NotNegative_AndFinite()
    {
        var system = new DualSourcingSystem(new(), 2);
        system.Reset([0, 0]);
        system.Step([-3, 1.6]);
        Assert.That(system.View.EchelonPosition(1), Is.EqualTo(2));
        Assert.That(() => system.Step([0, double.PositiveInfinity]), Throws.ArgumentException);
    }

    [Test]
    public void LargestOrder_IsTheLargestDemand()
    {
        Assert.That(new DualSourcingDefinition().Capacity(0), Is.EqualTo(4));
        Assert.That(new DualSourcingDefinition { LargestOrder = 9 }.Capacity(1), Is.EqualTo(9));
        Assert.That(
            new DualSourcingDefinition { Demand = new PoissonDemand { Mean = 5 } }.Capacity(0),
            Is.EqualTo(15),
            "P(D > 15) = 0.00007, P(D > 14) = 0.0002"
        );
    }

    [Test]
    public void Faults_NameKeyAndRange()
    {
        var definition = new DualSourcingDefinition
        {
            RegularLeadTime = 0,
            ExpeditedCost = -1,
            BacklogCost = double.NaN,
            InitialPipeline = new(1, 2, 3),
            Demand = new UniformDemand(),
        };
        Assert.That(
            definition.Validate().Select(fault => fault.Key),
            Is.EquivalentTo(
                new[] { "regularLeadTime", "expeditedCost", "backlogCost", "initialPipeline", "largestOrder" }
            )
        );
    }

    [TestCase(0, 20, "system.holdingCost")]
    [TestCase(5, 495, "system.backlogCost")]
    public void CostsWithoutAFiniteModel_AreToldForIt(double holding, double expedited, string key) =>
        Assert.That(
            new DualSourcingDefinition { HoldingCost = holding, ExpeditedCost = expedited }
                .ValidateFinite()
                .Select(fault => fault.Key),
            Is.EqualTo(new[] { key })
        );

    [Test]
    public void Drawing_HasBothSuppliers()
    {
        var drawing = new DualSourcingDefinition { RegularLeadTime = 3 }.Drawing;
        Assert.That(
            drawing.Links.Select(link =>
                $"{drawing.Places[link.From].Name} > {drawing.Places[link.To].Name}: {link.Note}"
            ),
            Is.EqualTo(
                new[]
                {
                    "regular supplier > item: 3 periods",
                    "expedited supplier > item: at once",
                    "item > customer: at once",
                }
            )
        );
    }
}
