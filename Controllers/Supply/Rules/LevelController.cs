namespace ProcessChain;

/// <summary>
/// Orders in each place what its echelon position lacks to a level; a purchaser with several suppliers asks them in the order
/// of the places, each for what is still lacking.
/// </summary>
/// <param name="levels">Of each place in each period: <c>[period · places + place]</c>; or of each place, for all periods.</param>
/// <param name="countBacklog">Whether the position is less what is owed; not to count it needs an <see cref="InventorySystem"/>.</param>
/// <param name="limitOrders">Whether no more is ordered than the supplier can ship.</param>
internal sealed class LevelController(double[] levels, bool countBacklog = true, bool limitOrders = true)
    : ISupplyController
{
    /// <inheritdoc/>
    public void BeginEpisode(EpisodeSeed seed) { }

    /// <inheritdoc/>
    public void Decide(SupplySystem system, Span<double> orders)
    {
        var isFixed = levels.Length == orders.Length;
        var now = levels.AsSpan(isFixed ? 0 : system.Period * orders.Length, orders.Length);
        for (var place = 0; place < orders.Length; place++)
        {
            var lack = now[place] - Position(system, place) - OrderedBefore(system, place, orders);
            orders[place] = Math.Max(0, limitOrders ? Math.Min(lack, system.MostToShip(place)) : lack);
        }
    }

    /// <summary>What the purchaser of a place orders from suppliers that come first in this same period.</summary>
    private static double OrderedBefore(SupplySystem system, int place, ReadOnlySpan<double> orders)
    {
        var purchaser = system.Purchaser(place);
        var units = 0.0;
        for (var earlier = 0; earlier < place; earlier++)
        {
            if (system.Purchaser(earlier) == purchaser)
                units += orders[earlier];
        }
        return units;
    }

    private double Position(SupplySystem system, int place)
    {
        var position = system.EchelonPosition(place);
        if (countBacklog)
            return position;
        var inventory = (InventorySystem)system;
        for (var stage = 0; stage <= place; stage++)
            position += inventory.Owed(stage);
        return position;
    }
}
