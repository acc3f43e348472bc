namespace ProcessChain;

/// <summary>What a policy's actions order.</summary>
internal sealed class SupplyActions
{
    private readonly PpoDefinition definition;

    /// <summary>Where nothing limits an order, so many periods of the mean demand of all markets stand for a capacity.</summary>
    private const double PeriodsOfDemand = 5;

    private readonly double[] largest;
    private readonly double span;
    private readonly double[] levels = [];

    /// <param name="definition">Valid for the system.</param>
    /// <param name="system">The system that is controlled.</param>
    public SupplyActions(PpoDefinition definition, SupplyDefinition system)
    {
        this.definition = definition;
        largest = [.. Enumerable.Range(0, system.Orders).Select(place => LargestOrder(system, place))];
        if (definition.Policy != PpoPolicy.Choices && definition.Action == PpoAction.EchelonLevels)
        {
            levels = LevelFormula.Levels((InventoryDefinition)system, LevelFormula.Safety);
            span = definition.LevelSpan * MeanDemand.OfAllMarkets(system);
        }
    }

    /// <param name="system">As it stands.</param>
    /// <param name="action">Numbers, one for each place.</param>
    /// <param name="orders">Receives units, 0 or more, one for each place.</param>
    public void ToOrders(SupplySystem system, ReadOnlySpan<float> action, Span<double> orders)
    {
        for (var place = 0; place < orders.Length; place++)
            orders[place] = Order(system, place, action[place]);
    }

    /// <summary>Tells which choices the suppliers can ship.</summary>
    public void WriteMask(SupplySystem system, Span<bool> allowed)
    {
        for (var i = 0; i < allowed.Length; i++)
        {
            var (place, choice) = Math.DivRem(i, definition.Choices);
            allowed[i] = choice == 0 || Choice(place, choice) <= system.MostToShip(place);
        }
    }

    private double Order(SupplySystem system, int place, float action)
    {
        if (definition.Policy == PpoPolicy.Choices)
            return Choice(place, action);
        return definition.Action switch
        {
            PpoAction.Units => Math.Clamp(action, 0, largest[place]),
            PpoAction.CapacityShare => (Math.Clamp(action, -1, 1) + 1.0) / 2 * largest[place],
            _ => Missing(system, place, levels[(system.Period * largest.Length) + place] + (span * action)),
        };
    }

    private double Choice(int place, float choice) => choice / (definition.Choices - 1) * largest[place];

    private static double LargestOrder(SupplyDefinition system, int place)
    {
        var capacity = system.Capacity(place);
        return double.IsFinite(capacity) ? capacity : PeriodsOfDemand * MeanDemand.OfAllMarkets(system);
    }

    private static double Missing(SupplySystem system, int place, double level) =>
        Math.Clamp(level - system.EchelonPosition(place), 0, system.MostToShip(place));
}
