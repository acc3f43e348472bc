using System.Text.Json;
using ProcessChain.Controllers.Hindsight;
using ProcessChain.Definitions;
using ProcessChain.Randomness;
using ProcessChain.Supply.Inventory;
using ProcessChain.Tests.Golden;

namespace ProcessChain.Tests.Controllers.Hindsight;

internal sealed class HindsightOptimumTests
{
    private static IEnumerable<TestCaseData> Oracles()
    {
        var file = Path.Combine(GoldenCases.Root, "oracle", "oracle_default.json");
        if (!File.Exists(file))
            return [GoldenCases.Missing($"{file} is missing")];
        return
        [
            new TestCaseData(file, "v0", InventoryDefinition.OrGymV0).SetArgDisplayNames("v0"),
            new TestCaseData(file, "v1", InventoryDefinition.OrGymV1).SetArgDisplayNames("v1"),
        ];
    }

    /// <summary>Optima of a linear program; ours must be equal, and its orders must earn it in the system.</summary>
    [Category("Golden")]
    [TestCaseSource(nameof(Oracles))]
    public void Solve_GoldenPaths_GivesTheOptimum(string file, string version, InventoryDefinition definition)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(file));
        var paths = document.RootElement.GetProperty("D").EnumerateArray().Select(Integers).ToList();
        var oracles = document.RootElement.GetProperty(version).GetProperty("oracle");
        var optimum = new HindsightOptimum(definition);
        Assert.That(paths, Has.Count.EqualTo(60));
        for (var i = 0; i < paths.Count; i++)
        {
            var expected = oracles[i].GetDouble();
            Assert.That(optimum.Solve(paths[i]), Is.EqualTo(expected).Within(1e-9), $"path {i}");
            Assert.That(Replay(definition, optimum, paths[i]), Is.EqualTo(expected).Within(1e-9), $"plan {i}");
        }
    }

    private static int[] Integers(JsonElement list) => [.. list.EnumerateArray().Select(number => number.GetInt32())];

    private static double Replay(InventoryDefinition definition, HindsightOptimum optimum, int[] demand)
    {
        var system = (InventorySystem)definition.Create();
        system.Reset(demand);
        while (!system.IsOver)
            system.Step([
                .. Enumerable.Range(0, definition.Orders).Select(place => (double)optimum.Order(system.Period, place)),
            ]);
        return system.Figures.Reward;
    }
}
