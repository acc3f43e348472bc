namespace ProcessChain;

/// <summary>Decides place after place, each with the knowledge of what is ordered in the places before.</summary>
internal abstract class PlaceController : Controller<SupplyView>
{
    /// <summary>What is wrong with a rule of a system that is to decide place by place.</summary>
    public static IEnumerable<Fault> Faults(RuleDefinition rule, SupplyDefinition system)
    {
        var faults = rule.Validate(system).ToList();
        if (faults.Count == 0 && rule.Create(system) is not PlaceController)
            faults.Add(new("", "decides for all seats at once; a rule that decides place by place is needed."));
        return faults;
    }

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
