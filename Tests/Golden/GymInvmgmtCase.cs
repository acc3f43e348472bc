using System.Globalization;
using System.Text.Json;

namespace ProcessChain.Tests;

/// <summary>An episode of gym-invmgmt as a file tells it.</summary>
internal sealed class GymInvmgmtCase
{
    private static readonly JsonElement networks = Read("networks.json");

    private readonly JsonElement told;
    private readonly JsonElement demand;

    public GymInvmgmtCase(string file)
    {
        told = JsonElement.Parse(File.ReadAllText(file));
        demand = told.GetProperty("demandConfig");
    }

    public long Seed => told.GetProperty("seed").GetInt64();

    public IReadOnlyList<JsonElement> Periods => [.. told.GetProperty("periods").EnumerateArray()];

    public JsonElement Initial => told.GetProperty("initial");

    /// <summary>For each node that holds stock, in the order of the definition, its rank among them by its number.</summary>
    public int[] NodeRanks
    {
        get
        {
            int[] numbers = [.. Definition.StockNames.Select(name => int.Parse(name, CultureInfo.InvariantCulture))];
            return Array.ConvertAll(numbers, number => numbers.Count(other => other < number));
        }
    }

    /// <summary>The sum of all profits.</summary>
    public double Total => told.GetProperty("total").GetDouble();

    /// <summary>The definition that says the same.</summary>
    public GoodwillNetworkDefinition Definition =>
        GymInvmgmtNetwork.Of(told.TryGetProperty("net", out var net) ? net : networks.GetProperty(Text("network"))) with
        {
            Periods = told.GetProperty("horizon").GetInt32(),
            Discount = told.GetProperty("alpha").GetDouble(),
            Backlog = told.GetProperty("backlog").GetBoolean(),
            Noise = Number("noise_scale"),
            LeastMean = demand.TryGetProperty("external_series", out _) ? 0 : 0.1,
            Demand = GymInvmgmtDemand.Of(demand),
            Goodwill = demand.GetProperty("use_goodwill").GetBoolean()
                ? new()
                {
                    Growth = Number("gw_growth"),
                    Decay = Number("gw_decay"),
                    Least = Number("gw_floor"),
                    Most = Number("gw_cap"),
                }
                : null,
        };

    /// <summary>A file of gym-invmgmt's folder.</summary>
    public static JsonElement Read(string name) =>
        JsonElement.Parse(File.ReadAllText(Path.Combine(GoldenCases.Root, "gym-invmgmt", name)));

    private string Text(string key) => told.GetProperty(key).GetString()!;

    private double Number(string key) => demand.GetProperty(key).GetDouble();
}

/// <summary>gym-invmgmt's settings of demand.</summary>
internal static class GymInvmgmtDemand
{
    /// <summary>The law that says the same.</summary>
    public static ModulatedDemand Of(JsonElement demand)
    {
        double Number(string key) => demand.GetProperty(key).GetDouble();
        double Effect(string name, string key, double without) =>
            demand.GetProperty("effects").EnumerateArray().Any(e => e.GetString() == name) ? Number(key) : without;
        return new()
        {
            Mean = demand.TryGetProperty("external_series", out var series)
                ? new PerElement<double>([.. series.EnumerateArray().Select(mean => mean.GetDouble())])
                : Number("base_mu"),
            Trend = Effect("trend", "trend_slope", 0),
            Amplitude = Effect("seasonal", "seasonal_amp", 0),
            Season = Math.Round(2 * Math.PI / Number("seasonal_freq"), 9),
            Shock = Effect("shock", "shock_mag", 1),
            From = demand.GetProperty("shock_time").GetInt32(),
        };
    }
}

/// <summary>gym-invmgmt's description of a network.</summary>
internal static class GymInvmgmtNetwork
{
    /// <summary>The nodes and links, in the order of the sums.</summary>
    public static GoodwillNetworkDefinition Of(JsonElement network) =>
        new()
        {
            Nodes = new(
                network
                    .GetProperty("nodes")
                    .EnumerateArray()
                    .Select(node => KeyValuePair.Create(Name(node, "id"), NodeOf(node)))
            ),
            Links = new(
                network
                    .GetProperty("markets")
                    .EnumerateArray()
                    .Concat(network.GetProperty("links").EnumerateArray())
                    .OrderBy(link => link.GetProperty("ord").GetInt32())
                    .Select(LinkOf)
            ),
        };

    private static string Name(JsonElement owner, string key) => $"{owner.GetProperty(key).GetInt32()}";

    private static double? Number(JsonElement owner, string key) =>
        owner.TryGetProperty(key, out var number) ? number.GetDouble() : null;

    private static NetworkNode NodeOf(JsonElement node) =>
        new()
        {
            InitialInventory = Number(node, "I0"),
            HoldingCost = Number(node, "h"),
            Capacity = Number(node, "C"),
            OperatingCost = Number(node, "o"),
            Yield = Number(node, "v"),
        };

    private static NetworkLink LinkOf(JsonElement link) =>
        new()
        {
            From = Name(link, "from"),
            To = Name(link, "to"),
            LeadTime = (int?)Number(link, "L"),
            Price = Number(link, "p")!.Value,
            PipelineHoldingCost = Number(link, "g"),
            ShortageCost = Number(link, "b"),
            OrderCost = Number(link, "K"),
        };
}
