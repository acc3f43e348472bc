namespace ProcessChain;

/// <summary>Orders at each stage what its own position lacks to a level.</summary>
internal sealed class StageLevelController(double[] levels) : PlaceController
{
    public override double Order(SupplyView view, int place, ReadOnlySpan<double> decided)
    {
        var seen = view.Seat(place, decided);
        return Math.Max(0, levels[place] - (seen.InventoryLevel + seen.OnOrder - seen.Inbound));
    }
}

/// <summary>
/// Orders at each stage what its echelon position lacks to a level, but no more than lifts it to the echelon level of its supplier
/// (Rosling 1989).
/// </summary>
internal sealed class BalancedLevelController(double[] levels) : LevelController(levels, limitOrders: false)
{
    protected override double Target(SupplyView view, int place, double level) =>
        place + 1 < view.Definition.Orders ? Math.Min(level, ((SerialView)view).EchelonLevel(place + 1)) : level;
}
