using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>Golden instances of classical theory: all in the folders' files, by what they hold.</summary>
internal static class TheoryCases
{
    /// <summary>The instances of all files in Golden/theory with so named lists.</summary>
    public static IEnumerable<TestCaseData> Listed(string list) =>
        Cases("theory", root => Items(root, list).Select((item, i) => ($"{list}-{i}", item)));

    /// <summary>The serial systems of all files in Golden/theory: those with lots, or those without.</summary>
    public static IEnumerable<TestCaseData> Serial(bool inLots) =>
        Cases(
            "theory",
            root =>
                Items(root, "instances")
                    .Where(item => item.TryGetProperty("batch", out _) == inLots)
                    .Select(item => (item.GetProperty("name").GetString()!, item))
        );

    /// <summary>The instances of a family in all files of Golden/instances.</summary>
    public static IEnumerable<TestCaseData> OfFamily(string family) =>
        Cases(
            "instances",
            root =>
                Items(root, "instances")
                    .Where(item => item.GetProperty("family").GetString() == family)
                    .Select(item => (item.GetProperty("id").GetString()!, item))
        );

    public static double Number(this JsonElement owner, params string[] names) =>
        names
            .Select(name => owner.TryGetProperty(name, out var value) ? value.GetDouble() : (double?)null)
            .First(value => value is not null)!
            .Value;

    public static double? NumberOrNone(this JsonElement owner, params string[] names) =>
        names.Any(name => owner.TryGetProperty(name, out _)) ? owner.Number(names) : null;

    public static double[] Numbers(this JsonElement owner, string name) =>
        [.. owner.GetProperty(name).EnumerateArray().Select(value => value.GetDouble())];

    public static int[] Integers(this JsonElement owner, string name) =>
        [.. owner.GetProperty(name).EnumerateArray().Select(value => value.GetInt32())];

    /// <summary>The demand of the instances that Golden/theory has.</summary>
    public static LeadTimeDemand Demand(string type, JsonElement demand) =>
        type switch
        {
            "N" => new NormalLeadTimeDemand { Mean = demand.Number("mean"), StandardDeviation = demand.Number("sd") },
            "P" => new PoissonLeadTimeDemand { Mean = demand.Number("mean") },
            "UD" => new UniformLeadTimeDemand { Low = (int)demand.Number("lo"), High = (int)demand.Number("hi") },
            "CD" => Discrete(demand.Integers("demand_list"), demand.Numbers("probabilities")),
            _ => throw new InvalidDataException($"The demand '{type}' is unknown."),
        };

    public static DiscreteLeadTimeDemand Discrete(IEnumerable<int> quantities, IEnumerable<double> probabilities) =>
        new() { Quantities = new(quantities), Probabilities = new(probabilities) };

    private static IEnumerable<TestCaseData> Cases(
        string folder,
        Func<JsonElement, IEnumerable<(string Name, JsonElement Item)>> items
    )
    {
        var path = Path.Combine(GoldenCases.Root, folder);
        if (!Directory.Exists(path))
            return [GoldenCases.Missing($"{path} is missing")];
        var found = Directory
            .GetFiles(path, "*.json")
            .Order(StringComparer.Ordinal)
            .SelectMany(file => items(JsonSerializer.Deserialize<JsonElement>(File.ReadAllBytes(file))))
            .Select(item => new TestCaseData(item.Item).SetArgDisplayNames(item.Name))
            .ToList();
        return found.Count > 0 ? found : [GoldenCases.Missing($"{path} has none of this kind")];
    }

    private static IEnumerable<JsonElement> Items(JsonElement root, string list) =>
        root.TryGetProperty(list, out var items) ? items.EnumerateArray() : [];
}
