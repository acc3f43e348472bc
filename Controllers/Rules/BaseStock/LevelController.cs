namespace ProcessChain;

/// <summary>
/// Orders in each place what its echelon position lacks to a level; a purchaser with several suppliers asks them in the order
/// of the places, each for what is still lacking.
/// </summary>
/// <param name="levels">Of each place in each period: <c>[period · places + place]</c>; or of each place, for all periods.</param>
/// <param name="countBacklog">Whether the position is less what is owed; not to count it needs an inventory.</param>
/// <param name="limitOrders">Whether no more is ordered than the supplier can ship.</param>
internal sealed class LevelController(double[] levels, bool countBacklog = true, bool limitOrders = true)
    : Controller<SupplyView>
{
    public override void Decide(SupplyView view, Span<double> action)
    {
        var isFixed = levels.Length == action.Length;
        var now = levels.AsSpan(isFixed ? 0 : view.Period * action.Length, action.Length);
        for (var place = 0; place < action.Length; place++)
        {
            var lack = now[place] - Position(view, place) - OrderedBefore(view, place, action);
            action[place] = Math.Max(0, limitOrders ? Math.Min(lack, view.MostServed(place)) : lack);
        }
    }

    /// <summary>What the purchaser of a place orders from suppliers that come first in this same period.</summary>
    private static double OrderedBefore(SupplyView view, int place, ReadOnlySpan<double> orders)
    {
        var purchaser = view.Purchaser(place);
        var units = 0.0;
        for (var earlier = 0; earlier < place; earlier++)
        {
            if (view.Purchaser(earlier) == purchaser)
                units += orders[earlier];
        }
        return units;
    }

    private double Position(SupplyView view, int place)
    {
        var position = view.EchelonPosition(place);
        if (countBacklog)
            return position;
        var inventory = (InventoryView)view;
        for (var stage = 0; stage <= place; stage++)
            position += inventory.Owed(stage);
        return position;
    }
}
