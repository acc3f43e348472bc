using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Traces of OR-Gym's NetworkManagement: every number is the same to the last bit.</summary>
[Category("Golden")]
internal sealed class NetworkGoldenTests
{
    private static IEnumerable<TestCaseData> Cases => GoldenCases.Files("orgym", "net_*.json");

    [TestCaseSource(nameof(Cases))]
    public void Case_GivesOrGymsTrace(string file)
    {
        var result = NetworkCase.Read(file).Play();
        using var told = JsonDocument.Parse(File.ReadAllBytes(file));
        Assert.That(
            result.EnumerateObject().Where(member => !told.RootElement.TryGetProperty(member.Name, out _)),
            Is.Empty
        );
        Assert.That(CaseComparison.FirstDifference(result, told.RootElement, tolerance: 0), Is.Null);
    }

    [TestCaseSource(nameof(Cases))]
    public void Demand_DrawnFromTheSeed_IsNumpys(string file)
    {
        var played = NetworkCase.Read(file);
        Assume.That(played.NpRandomSeed, Is.Not.Null);
        Assert.That(played.DrawnDemand(), Is.EqualTo(played.Demand!.SelectMany(units => units)));
    }

    [TestCase("net_v0_default_0.json")]
    [TestCase("net_v1_default_0.json")]
    public void Preset_IsTheNetworkOfTheDefaultCase(string name)
    {
        var file = Path.Combine(GoldenCases.Root, "orgym", name);
        Assume.That(file, Does.Exist);
        var read = NetworkCase.Read(file).Definition;
        var preset = read.Backlog ? NetworkDefinition.OrGymV0 : NetworkDefinition.OrGymV1;
        string Number(string text) => text[(text.LastIndexOf('-') + 1)..];
        var renamed = preset with
        {
            Preset = "",
            Nodes = new(preset.Nodes.Select(node => KeyValuePair.Create(Number(node.Key), node.Value))),
            Links = new(preset.Links.Select(link => link with { From = Number(link.From), To = Number(link.To) })),
        };
        Assert.That(renamed, Is.EqualTo(read));
    }
}
