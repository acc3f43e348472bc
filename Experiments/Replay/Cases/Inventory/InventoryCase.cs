using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>A golden case of OR-Gym's InvManagement: its configuration, every action, and (if the file tells) the demand.</summary>
/// <remarks>Members that are not here tell what came of the case in OR-Gym, or are not read.</remarks>
internal sealed record InventoryCase
{
    private const string WithBacklog = "InvManagement-v0";
    private const string LostSales = "InvManagement-v1";

    private static readonly JsonSerializerOptions Names = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        RespectNullableAnnotations = true,
    };

    /// <summary>Whether a file with this outermost object is such a case.</summary>
    public static bool Recognises(JsonElement file) =>
        file.ValueKind == JsonValueKind.Object
        && file.TryGetProperty("env", out var env)
        && env.ValueKind == JsonValueKind.String
        && env.GetString()!.StartsWith("InvManagement", StringComparison.Ordinal);

    /// <summary><c>InvManagement-v0</c>, or <c>InvManagement-v1</c>, which has no backlog.</summary>
    public required string Env { get; init; }

    /// <summary>What was given to OR-Gym.</summary>
    public InventoryCaseConfiguration Config { get; init; } = new();

    /// <summary>The seed of numpy's generator from which the demand was drawn.</summary>
    public long? NpRandomSeed { get; init; }

    /// <summary>N × (m − 1).</summary>
    public required double[][] Actions { get; init; }

    /// <summary>N; left out, it is drawn.</summary>
    public int[]? Demand { get; init; }

    /// <summary>The system with OR-Gym's faults. One of them: v1 never backlogs, whatever the configuration says.</summary>
    [JsonIgnore]
    public InventoryDefinition Definition =>
        Config.Backlog && string.Equals(Env, WithBacklog, StringComparison.Ordinal)
            ? Config.Definition
            : Config.Definition with
            {
                Backlog = false,
            };

    /// <summary>Reads and checks a case.</summary>
    /// <exception cref="InvalidInputException">The file is missing, is not such a case, or cannot be simulated.</exception>
    public static InventoryCase Read(string path)
    {
        var read = CaseFile.Read<InventoryCase>(path, Names, "inventory case");
        try
        {
            CaseFile.Refuse(path, read.Validate());
            return read;
        }
        catch (JsonException wrong)
        {
            throw new InvalidInputException($"{path}: config: {wrong.Message}", wrong);
        }
    }

    /// <summary>The demand given, else drawn as numpy does.</summary>
    public int[] DemandPath() => Demand ?? DrawnDemand();

    /// <summary>The demand that numpy draws from the seed.</summary>
    public int[] DrawnDemand()
    {
        var path = new int[Definition.Periods];
        Definition.DrawDemand(new NumpyRandom(NpRandomSeed ?? 0), path);
        return path;
    }

    private IEnumerable<Fault> Validate()
    {
        if (Env is not (WithBacklog or LostSales))
            yield return new("env", $"is {Env}; {WithBacklog} and {LostSales} are allowed.");
        if (NpRandomSeed is < 0 or > uint.MaxValue)
            yield return new("np_random_seed", $"is {NpRandomSeed}; 0 to {uint.MaxValue} is allowed.");
        var wrong = Config.Definition.Validate().ToList();
        foreach (var fault in wrong)
            yield return fault.Below("config");
        if (wrong.Count > 0)
            yield break;
        var (periods, orders) = (Config.Definition.Periods, Config.Definition.Orders);
        if (Actions.Length != periods)
            yield return new("actions", $"has {Actions.Length} rows; one for each of the {periods} periods is needed.");
        foreach (var (period, row) in Actions.Index().Where(row => row.Item?.Length != orders))
            yield return new($"actions[{period}]", $"has {row?.Length ?? 0} values; {orders} are needed.");
        foreach (var fault in CaseOrders.Validate(Actions))
            yield return fault;
        if (Demand is not null && Demand.Length != periods)
            yield return new("demand", $"has {Demand.Length} values; {periods} are needed.");
        if (Demand is null && NpRandomSeed is null && Config.Definition.Demand is not PerPeriodDemand)
            yield return new("demand", "is missing; it, or np_random_seed to draw it, is needed.");
    }
}
