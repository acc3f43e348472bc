namespace ProcessChain;

/// <summary>Orders at each stage, where its position is at or below a point, a quantity or up to a level.</summary>
/// <param name="position">The stock looked at.</param>
/// <param name="points">Of each stage.</param>
/// <param name="quantities">Of each stage; null: up to the levels.</param>
/// <param name="levels">Of each stage; null: the quantities.</param>
internal sealed class StageReorderController(Position position, double[] points, double[]? quantities, double[]? levels)
    : PlaceController
{
    public override double Order(SupplyView view, int place, ReadOnlySpan<double> decided)
    {
        var own = position == Position.Echelon ? view.EchelonPosition(place) : ((SerialView)view).LocalPosition(place);
        var stock = own - view.InboundOrder(place, decided);
        if (stock > points[place])
            return 0;
        return quantities is null ? levels![place] - stock : quantities[place];
    }
}
