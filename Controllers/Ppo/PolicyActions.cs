namespace ProcessChain;

/// <summary>What a policy's actions are in a system.</summary>
internal sealed class PolicyActions
{
    private readonly PpoAction meaning;
    private readonly Choices? choices;
    private readonly int[] chosen = [];
    private readonly double[] largest = [];
    private readonly double[] levels = [];
    private readonly double span;

    public PolicyActions(PpoDefinition definition, SystemDefinition system)
    {
        meaning = definition.Action;
        if (definition.Chooses(system))
        {
            choices = Choices.Of(system, definition.Orders, definition.Mask);
            chosen = new int[choices.Heads];
            Width = chosen.Length;
            return;
        }
        largest = LargestOrders.Of(system);
        Width = largest.Length;
        if (meaning == PpoAction.EchelonLevels)
        {
            levels = LevelFormula.Levels((InventoryDefinition)system, LevelFormula.Safety);
            span = definition.LevelSpan * system.DemandScale.Mean;
        }
    }

    /// <summary>Numbers of an action.</summary>
    public int Width { get; }

    /// <summary>How many choices there are of each number; empty where any number can be one.</summary>
    public IReadOnlyList<int> Counts => choices?.Counts ?? [];

    public void ToDecision(SystemView view, ReadOnlySpan<float> action, Span<double> decision)
    {
        if (choices is not null)
        {
            for (var i = 0; i < chosen.Length; i++)
                chosen[i] = (int)action[i];
            choices.WriteAction(view, chosen, decision);
            return;
        }
        for (var i = 0; i < decision.Length; i++)
            decision[i] = Order(view, i, action[i]);
    }

    /// <summary>Tells which choices are considered; only where there are choices.</summary>
    public void WriteMask(SystemView view, Span<bool> allowed) => choices!.WriteMask(view, allowed);

    private double Order(SystemView view, int place, float action) =>
        meaning switch
        {
            PpoAction.Units => Math.Clamp(action, 0, largest[place]),
            PpoAction.CapacityShare => (Math.Clamp(action, -1, 1) + 1.0) / 2 * largest[place],
            _ => Missing((SupplyView)view, place, levels[(view.Period * largest.Length) + place] + (span * action)),
        };

    private static double Missing(SupplyView view, int place, double level) =>
        Math.Clamp(level - view.EchelonPosition(place), 0, view.MostServed(place));
}
