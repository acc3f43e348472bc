using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>The graph of a case of NetworkManagement.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record NetworkCaseGraph
{
    /// <summary>In the order in which they were added.</summary>
    public required NetworkCaseNode[] Nodes { get; init; }

    /// <summary>In the order in which they were added.</summary>
    public required NetworkCaseEdge[] Edges { get; init; }

    /// <summary>The edges in the order in which networkx tells them, that of OR-Gym's columns: by source, sources in the order of the nodes.</summary>
    [JsonIgnore]
    public IEnumerable<NetworkCaseEdge> OrderedEdges =>
        Edges.OrderBy(edge => Array.FindIndex(Nodes, node => node.Id == edge.Src));

    /// <summary>What cannot be told to a definition.</summary>
    public IEnumerable<Fault> Validate()
    {
        foreach (var (i, node) in Nodes.Index())
        {
            if (node is null || Nodes.Take(i).Any(other => other?.Id == node.Id))
                yield return new($"nodes[{i}]", "is null, or has the id of a node above.");
        }
        foreach (var (i, edge) in Edges.Index())
        {
            foreach (var fault in edge is null ? [new("", "is null; an edge is needed.")] : OfEdge(edge))
                yield return fault.Below($"edges[{i}]");
        }
    }

    private IEnumerable<Fault> OfEdge(NetworkCaseEdge edge)
    {
        foreach (var (key, id) in new[] { ("src", edge.Src), ("dst", edge.Dst) })
        {
            if (!Array.Exists(Nodes, node => node?.Id == id))
                yield return new(key, $"is {id}, which is no node; the id of one is needed.");
        }
        if (edge.DemandFault is { } message)
            yield return new("", message);
    }
}

/// <summary>A node by OR-Gym's letters; see <see cref="NetworkNode"/>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record NetworkCaseNode
{
    /// <summary>Its number.</summary>
    public required int Id { get; init; }

    [JsonPropertyName("I0")]
    public double? InitialInventory { get; init; }

    [JsonPropertyName("h")]
    public double? HoldingCost { get; init; }

    [JsonPropertyName("C")]
    public double? Capacity { get; init; }

    [JsonPropertyName("o")]
    public double? OperatingCost { get; init; }

    [JsonPropertyName("v")]
    public double? Yield { get; init; }

    [JsonIgnore]
    public string Name => NameOf(Id);

    [JsonIgnore]
    public NetworkNode Definition =>
        new()
        {
            InitialInventory = InitialInventory,
            HoldingCost = HoldingCost,
            Capacity = Capacity,
            OperatingCost = OperatingCost,
            Yield = Yield,
        };

    public static string NameOf(int id) => id.ToString(CultureInfo.InvariantCulture);
}

/// <summary>An edge by OR-Gym's letters; see <see cref="NetworkLink"/>.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record NetworkCaseEdge
{
    public required int Src { get; init; }

    public required int Dst { get; init; }

    [JsonPropertyName("L")]
    public int? LeadTime { get; init; }

    [JsonPropertyName("p")]
    public required double Price { get; init; }

    [JsonPropertyName("g")]
    public double? PipelineHoldingCost { get; init; }

    [JsonPropertyName("b")]
    public double? ShortageCost { get; init; }

    /// <summary>What scipy calls the distribution of a market's demand.</summary>
    public string? DemandDist { get; init; }

    /// <summary>Its parameters by scipy's names.</summary>
    public JsonElement DistParam { get; init; }

    /// <summary>Known demand by period, which replaces the distribution if its sum is above 0.</summary>
    [JsonPropertyName("user_D")]
    public JsonElement UserDemand { get; init; }

    /// <summary>OR-Gym reads it and does nothing with it.</summary>
    public bool? SamplePath { get; init; }

    /// <summary>Why the demand cannot be told to a definition; null where it can.</summary>
    [JsonIgnore]
    public string? DemandFault
    {
        get
        {
            try
            {
                _ = Demand;
                return null;
            }
            catch (JsonException exception)
            {
                return exception.Message;
            }
        }
    }

    [JsonIgnore]
    public NetworkLink Definition =>
        new()
        {
            From = NetworkCaseNode.NameOf(Src),
            To = NetworkCaseNode.NameOf(Dst),
            LeadTime = LeadTime,
            Price = Price,
            PipelineHoldingCost = PipelineHoldingCost,
            ShortageCost = ShortageCost,
            Demand = Demand,
        };

    private PeriodDemand? Demand
    {
        get
        {
            if (UserDemand.ValueKind == JsonValueKind.Array && UserDemand.Deserialize<int[]>() is { } known)
            {
                if (known.Sum(units => (long)units) > 0)
                    return new PerPeriodDemand { List = new Several<int>(known) };
            }
            return DemandDist is null ? null : ScipyDemand.Of(DemandDist, DistParam);
        }
    }
}
