using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>
/// A golden case of the linear chain: a chain, the customer's orders, every action, and (if the file tells) what an
/// independent simulator made of them.
/// </summary>
internal sealed record ChainCase : GoldenCase
{
    private static readonly JsonSerializerOptions Strict = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        RespectNullableAnnotations = true,
    };

    /// <summary>Always <c>chain</c>.</summary>
    public string Kind { get; init; } = "chain";

    /// <summary>n.</summary>
    public required int Stations { get; init; }

    /// <summary>Units in one order of a station.</summary>
    public required int LotSize { get; init; }

    /// <summary>m.</summary>
    public required int Days { get; init; }

    /// <summary>Days on the link into buyer 1..n+1.</summary>
    public required int[] TransportDays { get; init; }

    /// <summary>c_s of station 1..n, money per unit and day.</summary>
    public required double[] StorageCost { get; init; }

    /// <summary>c_late of buyer 1..n+1, money per unit and day.</summary>
    public required double[] LateCost { get; init; }

    /// <summary>The factors of the reward.</summary>
    public required RewardDefinition Reward { get; init; }

    /// <summary>Stock of station 1..n before day 0, units.</summary>
    public required int[] InitialStock { get; init; }

    /// <summary>Pairs of day and quantity.</summary>
    public required int[][] CustomerOrders { get; init; }

    /// <summary>The m·n actions.</summary>
    public required int[] Actions { get; init; }

    /// <summary>What comes of them, by an independent simulator.</summary>
    public ChainCaseResult? Expected { get; init; }

    /// <summary>The chain with its customer.</summary>
    [JsonIgnore]
    public ChainDefinition Definition =>
        new()
        {
            Stations = Stations,
            LotSize = LotSize,
            TransportDays = new PerElement<int>(TransportDays),
            StorageCost = new PerElement<double>(StorageCost),
            LateCost = new PerElement<double>(LateCost),
            InitialStock = new PerElement<int>(InitialStock),
            Reward = Reward,
            Demand = new ListDemand
            {
                List = new Several<CustomerOrder>(CustomerOrders.Select(pair => new CustomerOrder(pair[0], pair[1]))),
            },
        };

    /// <summary>The controller that takes the case's actions.</summary>
    [JsonIgnore]
    public ConstantDefinition Player => new() { Actions = new Several<int>(Actions) };

    /// <summary>Reads and checks a case.</summary>
    /// <exception cref="InvalidInputException">The file is missing, is not such a case, or cannot be simulated.</exception>
    public static ChainCase Read(string path) => CaseFile.Read<ChainCase>(path, Strict, "chain case");

    public override JsonElement? Told() =>
        Expected is null ? null : JsonSerializer.SerializeToElement(Expected, Strict);

    public override JsonElement Play() => JsonSerializer.SerializeToElement(Result(), Strict);

    /// <summary>Plays it through the environment: each action steps the simulation.</summary>
    public ChainCaseResult Result()
    {
        var environment = new SystemEnvironment(Definition, Days, ["state"]);
        var notes = new ChainCaseNotes();
        notes.Observe(environment.Reset(0));
        foreach (var (i, action) in Actions.Index())
        {
            var step = environment.Step(action);
            notes.Reward(step.Reward);
            notes.Observe(step.Observation);
            if ((i + 1) % Stations == 0)
                notes.PeriodEnded(environment.System);
        }
        return notes.Result(environment.System);
    }

    public override IEnumerable<Fault> Validate()
    {
        if (!string.Equals(Kind, "chain", StringComparison.Ordinal))
            yield return new("kind", $"is '{Kind}'; 'chain' is allowed.");
        var shape = Shape().ToList();
        foreach (var fault in shape)
            yield return fault;
        if (shape.Count > 0)
            yield break;
        var definition = Definition;
        foreach (var fault in definition.Validate().Select(AsInTheFile).Concat(Player.Validate(definition)))
            yield return fault;
    }

    private static Fault AsInTheFile(Fault fault) =>
        fault.Key.StartsWith("demand", StringComparison.Ordinal)
            ? fault with
            {
                Key = "customerOrders" + fault.Key["demand".Length..],
            }
            : fault;

    private IEnumerable<Fault> Shape()
    {
        if (Stations < 1 || Days < 1)
        {
            yield return new("stations, days", "are below 1.");
            yield break;
        }
        foreach (
            var (key, length, needed) in new[]
            {
                ("transportDays", TransportDays.Length, Stations + 1L),
                ("storageCost", StorageCost.Length, Stations),
                ("lateCost", LateCost.Length, Stations + 1L),
                ("initialStock", InitialStock.Length, Stations),
                ("actions", Actions.Length, (long)Days * Stations),
            }
        )
        {
            if (length != needed)
                yield return new(key, $"has {length} values; {needed} are needed.");
        }
        if (Array.Exists(CustomerOrders, pair => pair is not { Length: 2 }))
            yield return new("customerOrders", "holds something other than pairs [day, quantity].");
    }
}

/// <summary>What comes of a case's actions.</summary>
internal sealed record ChainCaseResult
{
    /// <summary>The 4n+2 numbers before each decision and after the last: (m·n + 1) × (4n + 2).</summary>
    public required float[][] Observations { get; init; }

    /// <summary>The reward of each step, m·n.</summary>
    public required double[] Rewards { get; init; }

    /// <summary>C_s at the end of each day, m.</summary>
    public required double[] StorageCost { get; init; }

    /// <summary>C_late at the end of each day, m.</summary>
    public required double[] LateCost { get; init; }

    /// <summary>Units that reach the customer on day 0..m.</summary>
    public required int[] Delivered { get; init; }
}
