using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ProcessChain.Experiments;

/// <summary>A golden case of OR-Gym's NetworkManagement.</summary>
internal sealed record NetworkCase : SupplyCase
{
    /// <summary>N.</summary>
    public int NumPeriods { get; init; } = 30;

    /// <summary>Whether unmet demand is carried on.</summary>
    public bool Backlog { get; init; } = true;

    /// <summary>α.</summary>
    public double Alpha { get; init; } = 1;

    public required NetworkCaseGraph Graph { get; init; }

    /// <summary>N × markets; left out, it is drawn.</summary>
    public int[][]? Demand { get; init; }

    /// <summary>The network with OR-Gym's faults. Its nodes have their numbers as names, and stand in the order of these.</summary>
    [JsonIgnore]
    public override NetworkDefinition Definition =>
        new()
        {
            Periods = NumPeriods,
            Discount = Alpha,
            Backlog = Backlog && !LosesSales,
            Oversell = true,
            NegativeDemand = true,
            Nodes = new(
                Graph.Nodes.OrderBy(node => node.Id).Select(node => KeyValuePair.Create(node.Name, node.Definition))
            ),
            Links = new(Graph.OrderedEdges.Select(edge => edge.Definition)),
        };

    protected override string Family => "NetworkManagement";

    protected override int[]? GivenDemand => Demand is null ? null : [.. Demand.SelectMany(units => units)];

    /// <summary>Reads and checks a case.</summary>
    /// <exception cref="InvalidInputException">The file is missing, is not such a case, or cannot be simulated.</exception>
    public static NetworkCase Read(string path) => CaseFile.Read<NetworkCase>(path, Names, "network case");

    public override JsonElement Play()
    {
        var definition = Definition;
        var system = new NetworkSystem(definition);
        var (demand, states, rewards, done) = Play(system);
        var (view, periods) = (system.View, definition.Periods);
        return JsonSerializer.SerializeToElement(
            new
            {
                main_nodes = definition.StockNames.Select(NumberOf),
                reorder_links = definition.OrderLinks.Select(EndsOf),
                retail_links = definition.MarketLinks.Select(EndsOf),
                network_links = definition.Links.Select(EndsOf),
                state_length = view.OrGymLength,
                action_high0 = definition.LargestOrder,
                demand = demand.Chunk(definition.Markets),
                X = Rows(periods + 1, view.OnHand),
                Y = Rows(periods + 1, view.InTransit),
                R = Rows(periods, view.Shipped),
                S = Rows(periods, view.Sold),
                U = Rows(periods, view.Unfilled),
                P = Rows(periods, view.Profits),
                reward = rewards,
                state = states,
                done,
                total_reward = system.TotalReward,
            }
        );
    }

    protected override IEnumerable<Fault> ValidateSystem()
    {
        var wrong = Graph.Validate().ToList();
        return (wrong.Count > 0 ? wrong : Definition.Validate()).Select(fault => fault.Below("graph"));
    }

    protected override IEnumerable<Fault> ValidateDemand() =>
        Demand is null ? ValidateDrawnDemand() : ValidateRows("demand", Demand, Definition.Markets);

    private static int NumberOf(string node) => int.Parse(node, CultureInfo.InvariantCulture);

    private static int[] EndsOf(NetworkLink link) => [NumberOf(link.From), NumberOf(link.To)];
}
