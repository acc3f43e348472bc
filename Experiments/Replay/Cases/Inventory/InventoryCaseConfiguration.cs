using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>The <c>env_config</c> of OR-Gym's InvManagement, with its keys. What is left out has OR-Gym's default.</summary>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record InventoryCaseConfiguration
{
    private static readonly InventoryDefinition Standard = InventoryDefinition.OrGymV0;

    /// <summary>N.</summary>
    public double Periods { get; init; } = Standard.Periods;

    [JsonPropertyName("I0")]
    public int[] InitialInventory { get; init; } = [.. Standard.InitialInventory];

    [JsonPropertyName("p")]
    public double Price { get; init; } = Standard.Price;

    [JsonPropertyName("r")]
    public double[] ReplenishmentCost { get; init; } = [.. Standard.ReplenishmentCost];

    [JsonPropertyName("k")]
    public double[] ShortageCost { get; init; } = [.. Standard.ShortageCost];

    [JsonPropertyName("h")]
    public double[] HoldingCost { get; init; } = [.. Standard.HoldingCost];

    [JsonPropertyName("c")]
    public int[] SupplyCapacity { get; init; } = [.. Standard.SupplyCapacity];

    [JsonPropertyName("L")]
    public int[] LeadTime { get; init; } = [.. Standard.LeadTime];

    [JsonPropertyName("alpha")]
    public double Discount { get; init; } = Standard.Discount;

    public bool Backlog { get; init; } = Standard.Backlog;

    /// <summary>1 Poisson, 2 binomial, 3 whole numbers, 4 geometric, 5 given.</summary>
    [JsonPropertyName("dist")]
    public int Distribution { get; init; } = 1;

    /// <summary>The parameters of the distribution, by scipy's names.</summary>
    [JsonPropertyName("dist_param")]
    public JsonElement? DistributionParameters { get; init; }

    /// <summary>The seed given to OR-Gym; the case tells that of its demand itself.</summary>
    public long SeedInt { get; init; }

    /// <summary>The demand given, for distribution 5.</summary>
    [JsonPropertyName("user_D")]
    public int[]? UserDemand { get; init; }

    /// <summary>
    /// The system as OR-Gym makes it. One of its faults: numbers are cut to the type of their default, so that a price of 2.9
    /// becomes 2.
    /// </summary>
    /// <exception cref="JsonException">The distribution is unknown, or has other parameters.</exception>
    [JsonIgnore]
    public InventoryDefinition Definition =>
        Standard with
        {
            Periods = (int)Periods,
            InitialInventory = new(InitialInventory),
            Price = Math.Truncate(Price),
            ReplenishmentCost = new(ReplenishmentCost),
            ShortageCost = new(ShortageCost),
            HoldingCost = new(HoldingCost),
            SupplyCapacity = new(SupplyCapacity),
            LeadTime = new(LeadTime),
            Discount = Discount,
            Demand = Law(),
        };

    private DemandDefinition Law() =>
        (Distribution, UserDemand, DistributionParameters) switch
        {
            (5, { } given, _) => new PerPeriodDemand { List = new(given) },
            (5, null, _) => throw new JsonException("user_D is missing; dist 5 needs it."),
            (1, _, null) => Standard.Demand,
            (>= 1 and <= 4, _, null) => throw new JsonException(
                $"dist_param is missing; dist {Distribution} needs it."
            ),
            (1, _, { } parameters) => ScipyDemand.Of("poisson", parameters),
            (2, _, { } parameters) => ScipyDemand.Of("binom", parameters),
            (3, _, { } parameters) => ScipyDemand.Of("randint", parameters),
            (4, _, { } parameters) => ScipyDemand.Of("geom", parameters),
            _ => throw new JsonException($"dist is {Distribution}; 1 to 5 are allowed."),
        };
}
