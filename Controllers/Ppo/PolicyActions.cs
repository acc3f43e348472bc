namespace ProcessChain;

/// <summary>What a policy's actions are in a system.</summary>
internal sealed class PolicyActions
{
    private readonly Choices? choices;
    private readonly PolicyOrders? orders;
    private readonly int[] chosen = [];

    public PolicyActions(PpoDefinition definition, SystemDefinition system)
    {
        if (definition.Chooses(system))
        {
            choices = Choices.Of(system, definition.Orders, definition.Mask);
            chosen = new int[choices.Heads];
            Width = chosen.Length;
            return;
        }
        orders = new PolicyOrders(system, definition.Action, definition.LevelSpan);
        Width = orders.Width;
    }

    /// <summary>Numbers of an action.</summary>
    public int Width { get; }

    /// <summary>How many choices there are of each number; empty where any number can be one.</summary>
    public IReadOnlyList<int> Counts => choices?.Counts ?? [];

    public void ToDecision(SystemView view, ReadOnlySpan<float> action, Span<double> decision)
    {
        if (choices is null)
        {
            orders!.Write(view, action, decision);
            return;
        }
        for (var i = 0; i < chosen.Length; i++)
            chosen[i] = (int)action[i];
        choices.WriteAction(view, chosen, decision);
    }

    /// <summary>Tells which choices are considered; only where there are choices.</summary>
    public void WriteMask(SystemView view, Span<bool> allowed) => choices!.WriteMask(view, allowed);
}
