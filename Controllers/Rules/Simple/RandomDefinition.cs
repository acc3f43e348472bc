namespace ProcessChain;

/// <summary>
/// Takes one of the allowed choices, each with the same probability; where units are ordered, in each place a whole number
/// from 0 to the largest order of use, of five mean demands where nothing limits it.
/// </summary>
[Kind("random")]
internal sealed record RandomDefinition : RuleDefinition
{
    /// <inheritdoc/>
    public override IEnumerable<Fault> Validate(SystemDefinition system) => [];

    /// <inheritdoc/>
    public override IController Create(SystemDefinition system)
    {
        ArgumentNullException.ThrowIfNull(system);
        return system.Actions is ChoiceSpace space
            ? new RandomChoiceController(space.Count)
            : new RandomOrderController(Array.ConvertAll(LargestOrders.Of(system), units => (long)units));
    }
}

internal abstract class RandomController : IController
{
    protected RandomStream Stream { get; private set; } = new(0);

    public void BeginEpisode(Chance chance) => Stream = chance.Stream("random controller");

    public abstract void Decide(SystemView view, Span<double> action);
}

internal sealed class RandomChoiceController(int count) : RandomController
{
    public override void Decide(SystemView view, Span<double> action)
    {
        var allowed = 0;
        for (var choice = 0; choice < count; choice++)
            allowed += view.IsAllowed(choice) ? 1 : 0;
        var drawn = Stream.Next(allowed);
        var taken = 0;
        while (!view.IsAllowed(taken) || drawn-- > 0)
            taken++;
        action[0] = taken;
    }
}

internal sealed class RandomOrderController(long[] largest) : RandomController
{
    public override void Decide(SystemView view, Span<double> action)
    {
        for (var place = 0; place < action.Length; place++)
            action[place] = Math.Floor(Stream.NextDouble() * (largest[place] + 1));
    }
}
