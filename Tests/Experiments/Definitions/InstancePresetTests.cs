using System.Globalization;
using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>The instances of the field as presets: each golden one is there, with its system and what is known of it.</summary>
[Category("Golden")]
internal sealed class InstancePresetTests
{
    private static IEnumerable<TestCaseData> LostSales => InstanceCases.Of("lost_sales", _ => true);

    private static IEnumerable<TestCaseData> DualSourcing => InstanceCases.Of("dual_sourcing", _ => true);

    private static IEnumerable<TestCaseData> Perishables => InstanceCases.Of("perishable", _ => true);

    [TestCaseSource(nameof(LostSales))]
    public void LostSalesInstance_IsAPreset(JsonElement instance)
    {
        var parameters = instance.GetProperty("parameters");
        var leadTime = LostSalesInstances.LeadTimeOf(instance);
        var demand = parameters.GetProperty("demand").GetProperty("type").GetString();
        var experiment = DefinitionCatalogue.Open("lost-sales", $"{demand}-l{leadTime}-p{parameters.GetProperty("p")}");
        Assert.That(
            (LostSalesDefinition)experiment.System with
            {
                InitialStock = 0,
            },
            Is.EqualTo(LostSalesInstances.DefinitionOf(instance))
        );
        if (leadTime > 4)
            CheckLevels(experiment, instance);
        CheckReference(experiment, instance);
    }

    [TestCaseSource(nameof(DualSourcing))]
    public void DualSourcingInstance_IsAPreset(JsonElement instance)
    {
        var parameters = instance.GetProperty("parameters");
        var system = DualSourcingInstances.DefinitionOf(parameters);
        var experiment = DefinitionCatalogue.Open(
            "dual-sourcing",
            $"u{parameters.GetProperty("demand").GetProperty("max")}-l{system.RegularLeadTime}-e{system.ExpeditedCost}-b{system.BacklogCost}"
        );
        Assert.That(experiment.System, Is.EqualTo(system));
        CheckReference(experiment, instance);
    }

    [TestCaseSource(nameof(Perishables))]
    public void PerishableInstance_IsAPreset(JsonElement instance)
    {
        var system = PerishableInstances.DefinitionOf(instance.GetProperty("parameters"));
        var taken = system.FifoShare switch
        {
            1 => "oldest",
            0 => "newest",
            _ => "half",
        };
        var deviation = ((TwoMomentDemand)system.Demand).Deviation.ToString(CultureInfo.InvariantCulture);
        var experiment = DefinitionCatalogue.Open(
            "perishable",
            $"m{system.Life}-l{system.LeadTime}-{taken}-d{deviation}"
        );
        Assert.That(experiment.System, Is.EqualTo(system));
        Assert.That(experiment.Bounds![0].Value, Is.TypeOf<ExactBoundDefinition>());
    }

    private static void CheckLevels(ExperimentDefinition experiment, JsonElement instance)
    {
        var known = instance
            .GetProperty("policies")
            .EnumerateArray()
            .ToDictionary(p => p.GetProperty("name").GetString()!);
        var (basic, capped) = (known["base_stock"], known["capped_base_stock"]);
        Assert.That(
            experiment.Controllers.Single(entry => entry.Key == "base-stock").Value,
            Is.EqualTo(new FixedBaseStockDefinition { Levels = basic.GetProperty("S").GetDouble() })
        );
        Assert.That(
            experiment.Controllers.Single(entry => entry.Key == "capped-base-stock").Value,
            Is.EqualTo(
                new CappedBaseStockDefinition
                {
                    Level = capped.GetProperty("S").GetInt32(),
                    Cap = capped.GetProperty("r").GetInt32(),
                }
            )
        );
    }

    private static void CheckReference(ExperimentDefinition experiment, JsonElement instance)
    {
        var reference = experiment.Bounds!.Single().Value;
        if (instance.TryGetProperty("optimum", out _))
            Assert.That(reference, Is.TypeOf<ExactBoundDefinition>());
        else
            Assert.That(
                ((KnownBoundDefinition)reference).Value,
                Is.EqualTo(instance.GetProperty("best_known").GetProperty("value").GetDouble())
            );
    }
}
