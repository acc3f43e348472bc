namespace ProcessChain;

/// <summary>The orders that the numbers of a policy stand for, one for each place.</summary>
internal sealed class PolicyOrders
{
    private readonly OrderMeaning meaning;
    private readonly double[] largest;
    private readonly double[] levels = [];
    private readonly double span;

    /// <param name="system">A system that takes orders.</param>
    /// <param name="meaning">What the numbers mean.</param>
    /// <param name="levelSpan">How many periods of mean demand an echelon level moves with a number of 1.</param>
    public PolicyOrders(SystemDefinition system, OrderMeaning meaning, double levelSpan)
    {
        this.meaning = meaning;
        largest = LargestOrders.Of(system);
        if (meaning == OrderMeaning.EchelonLevels)
        {
            levels = LevelFormula.Levels((InventoryDefinition)system, LevelFormula.Safety);
            span = levelSpan * system.DemandScale.Mean;
        }
    }

    /// <summary>How many places there are.</summary>
    public int Width => largest.Length;

    /// <summary>Writes the orders.</summary>
    /// <param name="view">The system.</param>
    /// <param name="numbers">What the policy gives.</param>
    /// <param name="orders">Receives as many, units.</param>
    public void Write(SystemView view, ReadOnlySpan<float> numbers, Span<double> orders)
    {
        for (var place = 0; place < orders.Length; place++)
            orders[place] = Order(view, place, numbers[place]);
    }

    /// <summary>What is wrong with a meaning for a system that takes orders.</summary>
    /// <param name="system">The system.</param>
    /// <param name="meaning">The meaning.</param>
    /// <param name="key">The key that chooses it.</param>
    public static IEnumerable<Fault> Faults(SystemDefinition system, OrderMeaning meaning, string key)
    {
        if (meaning == OrderMeaning.EchelonLevels && system is not InventoryDefinition)
            yield return new(
                key,
                "is echelonLevels, which only systems of the kind inventory have; capacityShare and units are allowed here."
            );
        else if (meaning != OrderMeaning.EchelonLevels && !LargestOrders.AreKnown(system))
            yield return new(key, "needs a limit of the order in each place, or a mean demand above 0.");
    }

    private double Order(SystemView view, int place, float number) =>
        meaning switch
        {
            OrderMeaning.Units => Math.Clamp(number, 0, largest[place]),
            OrderMeaning.CapacityShare => (Math.Clamp(number, -1, 1) + 1.0) / 2 * largest[place],
            _ => Missing((SupplyView)view, place, levels[(view.Period * largest.Length) + place] + (span * number)),
        };

    private static double Missing(SupplyView view, int place, double level) =>
        Math.Clamp(level - view.EchelonPosition(place), 0, view.MostServed(place));
}

/// <summary>What the numbers of a policy mean where a system takes orders.</summary>
internal enum OrderMeaning
{
    /// <summary>Units to order, limited to 0 … capacity; where there is none, to five periods of the mean demand of all markets.</summary>
    Units,

    /// <summary>−1 … 1, and limited to it, stand for orders of 0 … capacity; where there is none, to five periods of mean demand.</summary>
    CapacityShare,

    /// <summary>
    /// Corrections to echelon base-stock levels: of a stage whose goods arrive after l periods, those of its suppliers' suppliers
    /// counted, the level is the expected demand of the next min(l + 1.5, periods left) periods and d · span · action, d the mean
    /// demand. What is missing to the level is ordered, as far as the supplier can ship it. Starts as a good policy, without
    /// training. Only for <c>inventory</c>.
    /// </summary>
    EchelonLevels,
}
