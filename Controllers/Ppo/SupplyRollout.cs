namespace ProcessChain;

/// <summary>A supply system in which a policy acts.</summary>
/// <param name="definition">Valid for the system.</param>
/// <param name="system">What is controlled.</param>
internal sealed class SupplyRollout(PpoDefinition definition, SupplyDefinition system) : IRolloutEnvironment
{
    private readonly SupplySystem controlled = system.Create();
    private readonly SupplyActions actions = new(definition, system);
    private readonly SupplyObserver observer = new(definition.Observation, system.Create());
    private readonly int[] demand = new int[system.Periods * system.Markets];
    private readonly double[] orders = new double[system.Orders];

    public void Reset(EpisodeSeed seed)
    {
        system.DrawDemand(seed.Stream("customer"), demand);
        controlled.Reset(demand);
    }

    public void Observe(Span<float> state) => observer.Observe(controlled, state);

    public void WriteMask(Span<bool> allowed) => actions.WriteMask(controlled, allowed);

    public StepEnd Step(ReadOnlySpan<float> action, out double reward)
    {
        actions.ToOrders(controlled, action, orders);
        reward = controlled.Step(orders);
        if (!controlled.IsOver)
            return StepEnd.None;
        return definition.TimeLimitTruncates ? StepEnd.Truncated : StepEnd.Terminated;
    }
}
