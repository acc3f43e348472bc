using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>A golden case of OR-Gym's InvManagement.</summary>
internal sealed record InventoryCase : SupplyCase
{
    /// <summary>What was given to OR-Gym.</summary>
    public InventoryCaseConfiguration Config { get; init; } = new();

    /// <summary>N; left out, it is drawn.</summary>
    public int[]? Demand { get; init; }

    [JsonIgnore]
    public override InventoryDefinition Definition =>
        Config.Definition with
        {
            Backlog = Config.Backlog && !LosesSales,
        };

    protected override string Family => "InvManagement";

    protected override int[]? GivenDemand => Demand;

    /// <summary>Reads and checks a case.</summary>
    /// <exception cref="InvalidInputException">The file is missing, is not such a case, or cannot be simulated.</exception>
    public static InventoryCase Read(string path) => CaseFile.Read<InventoryCase>(path, Names, "inventory case");

    public override JsonElement Play()
    {
        var definition = Definition;
        var system = new InventorySystem(definition);
        var (demand, states, rewards, done) = Play(system);
        var (view, periods) = (system.View, definition.Periods);
        var nothing = Rows(periods, _ => new double[definition.Stages]);
        var unfilled = Rows(periods, view.Unfilled);
        return JsonSerializer.SerializeToElement(
            new
            {
                demand,
                I = Rows(periods + 1, view.OnHand),
                T = Rows(periods + 1, view.InTransit),
                R = Rows(periods, view.Shipped),
                S = Rows(periods, view.Sold),
                B = definition.Backlog ? unfilled : nothing,
                LS = definition.Backlog ? nothing : unfilled,
                P = rewards,
                state = states,
                done,
                total_reward = system.TotalReward,
            }
        );
    }

    protected override IEnumerable<Fault> ValidateSystem()
    {
        try
        {
            return Config.Definition.Validate().Select(fault => fault.Below("config")).ToList();
        }
        catch (JsonException wrong)
        {
            return [new("config", wrong.Message)];
        }
    }

    protected override IEnumerable<Fault> ValidateDemand() =>
        Demand is null ? ValidateDrawnDemand()
        : Demand.Length == Definition.Periods ? []
        : [new("demand", $"has {Demand.Length} values; {Definition.Periods} are needed.")];
}
