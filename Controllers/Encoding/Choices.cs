namespace ProcessChain;

/// <summary>
/// What a policy that chooses can choose from: one choice where actions are choices; where they are orders, one in each
/// place, from a grid.
/// </summary>
internal sealed class Choices
{
    private readonly double[][] heads;
    private readonly bool areOrders;
    private readonly OrderOrigin origin;
    private readonly ActionMask mask;

    private Choices(double[][] heads, bool areOrders, OrderOrigin origin, ActionMask mask) =>
        (this.heads, this.areOrders, this.origin, this.mask) = (heads, areOrders, origin, mask);

    /// <summary>The choices of a system.</summary>
    /// <param name="system">The system.</param>
    /// <param name="orders">The grid where it takes orders; null: the standard.</param>
    /// <param name="mask">Which of them are considered.</param>
    public static Choices Of(SystemDefinition system, OrderGrid? orders, ActionMask mask)
    {
        if (system.Actions is ChoiceSpace space)
            return new(
                [
                    [.. Enumerable.Range(0, space.Count).Select(choice => (double)choice)],
                ],
                false,
                OrderOrigin.Nothing,
                mask
            );
        var grid = orders ?? new OrderGrid();
        return new(Array.ConvertAll(LargestOrders.Of(system), grid.Units), true, grid.RelativeTo, mask);
    }

    /// <summary>The choices of a system that takes orders: all whole units, from 0 to the largest order of use in each place.</summary>
    public static Choices OfWholeUnits(SystemDefinition system, ActionMask mask) =>
        Of(system, new OrderGrid { WholeUnits = true }, mask);

    /// <summary>How many choices are made in a decision, one after the other: as many as an action has numbers.</summary>
    public int Heads => heads.Length;

    /// <summary>How many there are of each of them.</summary>
    public IReadOnlyList<int> Counts => [.. heads.Select(head => head.Length)];

    /// <summary>How many there are to choose from.</summary>
    public int CountOf(int head) => heads[head].Length;

    /// <summary>Writes the action that choices are.</summary>
    /// <param name="view">The system.</param>
    /// <param name="chosen">One of each head.</param>
    /// <param name="action">Receives as many numbers.</param>
    public void WriteAction(SystemView view, ReadOnlySpan<int> chosen, Span<double> action)
    {
        for (var head = 0; head < action.Length; head++)
        {
            var number = heads[head][chosen[head]];
            action[head] =
                origin == OrderOrigin.Inbound
                    ? Math.Max(0, ((SupplyView)view).InboundOrder(head, action[..head]) + number)
                    : number;
        }
    }

    /// <summary>Tells which choices are considered now; the first of each head always is.</summary>
    /// <param name="view">The system.</param>
    /// <param name="allowed">Overwritten, head after head.</param>
    public void WriteMask(SystemView view, Span<bool> allowed)
    {
        for (var head = 0; head < heads.Length; head++)
        {
            var own = allowed[..heads[head].Length];
            if (areOrders)
                WriteServed(
                    heads[head],
                    mask == ActionMask.None ? double.PositiveInfinity : view.MostServed(head),
                    own
                );
            else
                WriteAllowed(view, own);
            own[0] = true;
            allowed = allowed[own.Length..];
        }
    }

    /// <summary>What is wrong with a grid for a system.</summary>
    public static IEnumerable<Fault> Faults(SystemDefinition system, OrderGrid? orders)
    {
        if (system.Actions is ChoiceSpace)
            return orders is null ? [] : [new("orders", "is given, but this system has choices of its own.")];
        if (orders?.Validate().ToList() is { Count: > 0 } faults)
            return faults.Select(fault => fault.Below("orders"));
        if (orders is { RelativeTo: OrderOrigin.Inbound } && system is not ISeatedSystem)
            return [new("orders.relativeTo", "is inbound, but this system shows nobody what is ordered from it.")];
        return orders is { Levels: not null } || LargestOrders.AreKnown(system)
            ? []
            : [new("orders", "needs levels: neither a limit of the orders nor a mean demand above 0 is known.")];
    }

    private static void WriteServed(double[] units, double most, Span<bool> allowed)
    {
        for (var choice = 0; choice < allowed.Length; choice++)
            allowed[choice] = units[choice] <= most;
    }

    private void WriteAllowed(SystemView view, Span<bool> allowed)
    {
        for (var choice = 0; choice < allowed.Length; choice++)
            allowed[choice] = mask == ActionMask.None ? view.IsAllowed(choice) : view.IsServed(choice);
    }
}
