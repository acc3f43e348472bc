namespace ProcessChain;

/// <summary>
/// Orders in each place what its echelon position lacks to a level; a purchaser with several suppliers asks them in the order
/// of the places, each for what is still lacking. Orders that it has received in the period count as gone.
/// </summary>
/// <param name="levels">Of each place in each period: <c>[period · places + place]</c>; or of each place, for all periods.</param>
/// <param name="countBacklog">Whether the position is less what is owed; not to count it needs an inventory.</param>
/// <param name="limitOrders">Whether no more is ordered than the supplier can ship.</param>
internal class LevelController(double[] levels, bool countBacklog = true, bool limitOrders = true) : PlaceController
{
    public override double Order(SupplyView view, int place, ReadOnlySpan<double> decided)
    {
        var places = view.Definition.Orders;
        var level = levels[levels.Length == places ? place : (view.Period * places) + place];
        var position = Position(view, place) - view.InboundOrder(place, decided);
        var lack = Target(view, place, level) - position - OrderedBefore(view, place, decided);
        return Math.Max(0, limitOrders ? Math.Min(lack, view.MostServed(place)) : lack);
    }

    /// <summary>Up to what is ordered in a place: its level, unless overridden.</summary>
    protected virtual double Target(SupplyView view, int place, double level) => level;

    /// <summary>The position that is compared with the level: that of the echelon, unless overridden.</summary>
    protected virtual double Position(SupplyView view, int place)
    {
        var position = view.EchelonPosition(place);
        if (countBacklog)
            return position;
        var inventory = (InventoryView)view;
        for (var stage = 0; stage <= place; stage++)
            position += inventory.Owed(stage);
        return position;
    }

    /// <summary>What the purchaser of a place orders from suppliers that come first in this same period.</summary>
    private static double OrderedBefore(SupplyView view, int place, ReadOnlySpan<double> orders)
    {
        var purchaser = view.Purchaser(place);
        var units = 0.0;
        for (var earlier = 0; earlier < orders.Length; earlier++)
        {
            if (view.Purchaser(earlier) == purchaser)
                units += orders[earlier];
        }
        return units;
    }
}
