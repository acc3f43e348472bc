using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>A golden case of OR-Gym's NetworkManagement: a graph, every action, and (if the file tells) the demand.</summary>
/// <remarks>Members that are not here tell what came of the case in OR-Gym, or are not read.</remarks>
internal sealed record NetworkCase
{
    private const string LostSales = "NetworkManagement-v1";

    private static readonly JsonSerializerOptions Names = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
    };

    /// <summary>Whether a file with this outermost object is such a case.</summary>
    public static bool Recognises(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object
        && (
            file.TryGetProperty("graph", out _)
            || (
                file.TryGetProperty("env", out var env)
                && env.ValueKind == JsonValueKind.String
                && env.GetString()!.StartsWith("NetworkManagement", StringComparison.Ordinal)
            )
        );

    /// <summary><c>NetworkManagement-v0</c>, or <c>NetworkManagement-v1</c>, which has no backlog.</summary>
    public required string Env { get; init; }

    /// <summary>N.</summary>
    public int NumPeriods { get; init; } = 30;

    /// <summary>Whether unmet demand is carried on; v1 never does.</summary>
    public bool Backlog { get; init; } = true;

    /// <summary>α.</summary>
    public double Alpha { get; init; } = 1;

    /// <summary>The seed of numpy's generator from which the demand was drawn.</summary>
    public long? NpRandomSeed { get; init; }

    /// <summary>The network.</summary>
    public required NetworkCaseGraph Graph { get; init; }

    /// <summary>N × links on which units are ordered.</summary>
    public required double[][] Actions { get; init; }

    /// <summary>N × markets; left out, it is drawn.</summary>
    public int[][]? Demand { get; init; }

    /// <summary>The network with OR-Gym's faults. Its nodes have their numbers as names, and stand in the order of these.</summary>
    [JsonIgnore]
    public NetworkDefinition Definition =>
        new()
        {
            Periods = NumPeriods,
            Discount = Alpha,
            Backlog = Backlog && !string.Equals(Env, LostSales, StringComparison.Ordinal),
            Oversell = true,
            NegativeDemand = true,
            Nodes = new(
                Graph.Nodes.OrderBy(node => node.Id).Select(node => KeyValuePair.Create(node.Name, node.Definition))
            ),
            Links = new(Graph.OrderedEdges.Select(edge => edge.Definition)),
        };

    /// <summary>Reads and checks a case.</summary>
    /// <exception cref="InvalidInputException">The file is missing, is not such a case, or cannot be simulated.</exception>
    public static NetworkCase Read(string path)
    {
        var read = CaseFile.Read<NetworkCase>(path, Names, "network case");
        CaseFile.Refuse(path, read.Validate());
        return read;
    }

    /// <summary>The demand given, else drawn as numpy does: <c>[period · markets + market]</c>.</summary>
    public int[] DemandPath() => Demand is null ? DrawnDemand() : [.. Demand.SelectMany(units => units)];

    /// <summary>The demand that numpy draws from the seed.</summary>
    public int[] DrawnDemand()
    {
        var definition = Definition;
        var path = new int[definition.Periods * definition.Markets];
        definition.DrawDemand(new NumpyRandom(NpRandomSeed ?? 0), path);
        return path;
    }

    private IEnumerable<Fault> Validate()
    {
        if (Env is not ("NetworkManagement-v0" or LostSales))
            yield return new("env", $"is {Env}; NetworkManagement-v0 and {LostSales} are allowed.");
        if (NpRandomSeed is < 0 or > uint.MaxValue)
            yield return new("np_random_seed", $"is {NpRandomSeed}; 0 to {uint.MaxValue} is allowed.");
        var wrong = Graph.Validate().ToList();
        if (wrong.Count == 0)
            wrong.AddRange(Definition.Validate());
        foreach (var fault in wrong)
            yield return fault.Below("graph");
        if (wrong.Count > 0)
            yield break;
        var definition = Definition;
        foreach (var fault in ValidateRows("actions", Actions, definition.Orders).Concat(CaseOrders.Validate(Actions)))
            yield return fault;
        foreach (var fault in Demand is null ? [] : ValidateRows("demand", Demand, definition.Markets))
            yield return fault;
        if (
            Demand is null
            && NpRandomSeed is null
            && definition.MarketLinks.Any(link => link.Demand is not PerPeriodDemand)
        )
            yield return new("demand", "is missing; it, or np_random_seed to draw it, is needed.");
    }

    private IEnumerable<Fault> ValidateRows<T>(string key, T[][] rows, int length)
    {
        if (rows.Length != NumPeriods)
            yield return new(key, $"has {rows.Length} rows; one for each of the {NumPeriods} periods is needed.");
        foreach (var (period, row) in rows.Index())
        {
            if (row?.Length != length)
                yield return new($"{key}[{period}]", $"has {row?.Length ?? 0} values; {length} are needed.");
        }
    }
}
