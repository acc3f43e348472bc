namespace ProcessChain;

/// <summary>Decides place after place, each with the knowledge of what is ordered in the places before.</summary>
internal abstract class PlaceController : Controller<SupplyView>
{
    public sealed override void Decide(SupplyView view, Span<double> action)
    {
        for (var place = 0; place < action.Length; place++)
            action[place] = Order(view, place, action[..place]);
    }

    /// <summary>What is ordered in a place.</summary>
    /// <param name="view">The system.</param>
    /// <param name="place">From 0.</param>
    /// <param name="decided">What is ordered in the places before.</param>
    /// <returns>Units, 0 or more.</returns>
    public abstract double Order(SupplyView view, int place, ReadOnlySpan<double> decided);
}
