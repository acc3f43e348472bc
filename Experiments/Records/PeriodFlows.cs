using CsvHelper;

namespace ProcessChain.Experiments;

/// <summary>What is told of each period of a supply system in columns of a table, besides stocks and orders.</summary>
internal sealed class PeriodFlows
{
    private readonly IReadOnlyList<Flow> flows;

    private PeriodFlows(params IReadOnlyList<Flow> flows) => this.flows = flows;

    private delegate ReadOnlySpan<double> Units(SupplySystem system, int period);

    /// <summary>The names of the columns.</summary>
    public IEnumerable<string> Columns => flows.SelectMany(flow => flow.Names.Select(name => $"{flow.Title}.{name}"));

    /// <summary>All that a system tells of its periods.</summary>
    public static PeriodFlows Of(SupplyDefinition system) =>
        system switch
        {
            InventoryDefinition inventory => Of(inventory),
            NetworkDefinition network => Of(network),
            _ => throw new ArgumentException($"{system.GetType().Name} tells no flows.", nameof(system)),
        };

    /// <summary>Writes the fields of a period that was played.</summary>
    public void Write(CsvWriter table, SupplySystem system, int period)
    {
        foreach (var flow in flows)
        {
            foreach (var units in flow.Of(system, period))
                table.WriteNumber(units);
        }
    }

    private static PeriodFlows Of(InventoryDefinition inventory)
    {
        var places = inventory.PlaceNames;
        IReadOnlyList<string> stages = [.. places, $"stage{inventory.Orders}"];
        return new(
            new("inTransit", places, (system, period) => ((InventorySystem)system).InTransit(period)),
            new("requested", places, (system, period) => ((InventorySystem)system).Requested(period)),
            new("shipped", places, (system, period) => ((InventorySystem)system).Shipped(period)),
            new("sold", stages, (system, period) => ((InventorySystem)system).Sold(period)),
            new("unfilled", stages, (system, period) => ((InventorySystem)system).Unfilled(period))
        );
    }

    private static PeriodFlows Of(NetworkDefinition network)
    {
        var places = network.PlaceNames;
        return new(
            new("inTransit", places, (system, period) => ((NetworkSystem)system).InTransit(period)),
            new("shipped", places, (system, period) => ((NetworkSystem)system).Shipped(period)),
            new("sold", Names(network.Links), (system, period) => ((NetworkSystem)system).Sold(period)),
            new("unfilled", Names(network.MarketLinks), (system, period) => ((NetworkSystem)system).Unfilled(period)),
            new("profit", network.StockNames, (system, period) => ((NetworkSystem)system).Profits(period))
        );
    }

    private static IReadOnlyList<string> Names(IEnumerable<NetworkLink> links) =>
        [.. links.Select(link => $"{link.From}-{link.To}")];

    /// <param name="Title">What it is.</param>
    /// <param name="Names">Where.</param>
    /// <param name="Of">How much, for each name.</param>
    private sealed record Flow(string Title, IReadOnlyList<string> Names, Units Of);
}
