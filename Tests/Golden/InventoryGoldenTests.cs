using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Episodes of OR-Gym's InvManagement, played by the original.</summary>
[Category("Golden")]
internal sealed class InventoryGoldenTests
{
    private static readonly string[] Members =
    [
        "demand",
        "I",
        "T",
        "R",
        "S",
        "B",
        "LS",
        "P",
        "state",
        "done",
        "total_reward",
    ];

    private static IEnumerable<TestCaseData> Cases() => GoldenCases.Files("orgym", "inv_*.json");

    [TestCaseSource(nameof(Cases))]
    public void Case_HasTheSameBits(string file)
    {
        var result = InventoryCase.Read(file).Play();
        using var told = JsonDocument.Parse(File.ReadAllBytes(file));
        Assert.That(Members.Where(name => !told.RootElement.TryGetProperty(name, out _)), Is.Empty);
        Assert.That(CaseComparison.FirstDifference(result, told.RootElement, tolerance: 0), Is.Null);
    }

    [TestCaseSource(nameof(Cases))]
    public void Case_DemandIsThatOfNumpysSeedOrTheOneGiven(string file)
    {
        var read = InventoryCase.Read(file);
        var drawn = read.NpRandomSeed is null ? [.. read.Config.UserDemand!] : read.DrawnDemand();
        Assert.That(drawn, Is.EqualTo(read.Demand));
    }

    [TestCaseSource(nameof(Cases))]
    public void Case_DefinitionIsWhatOrGymMadeOfTheConfiguration(string file)
    {
        var definition = InventoryCase.Read(file).Definition;
        using var told = JsonDocument.Parse(File.ReadAllBytes(file));
        var effective = told.RootElement.GetProperty("effective");
        double[] Numbers(string name) =>
            [.. effective.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];
        Assert.Multiple(() =>
        {
            Assert.That(definition.Periods, Is.EqualTo(effective.GetProperty("periods").GetInt32()));
            Assert.That(definition.Stages, Is.EqualTo(effective.GetProperty("num_stages").GetInt32()));
            Assert.That(definition.Backlog, Is.EqualTo(effective.GetProperty("backlog").GetBoolean()));
            Assert.That(definition.Discount, Is.EqualTo(effective.GetProperty("alpha").GetDouble()));
            Assert.That(definition.InitialInventory, Is.EqualTo(Numbers("I0")));
            Assert.That(
                definition.ReplenishmentCost.SkipLast(1).Prepend(definition.Price),
                Is.EqualTo(Numbers("unit_price"))
            );
            Assert.That(definition.ReplenishmentCost, Is.EqualTo(Numbers("unit_cost")));
            Assert.That(definition.ShortageCost, Is.EqualTo(Numbers("demand_cost")));
            Assert.That(definition.HoldingCost.Append(0), Is.EqualTo(Numbers("holding_cost")));
            Assert.That(definition.SupplyCapacity, Is.EqualTo(Numbers("supply_capacity")));
            Assert.That(definition.LeadTime, Is.EqualTo(Numbers("lead_time")));
        });
    }
}
