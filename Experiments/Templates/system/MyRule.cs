using ProcessChain;

/// <summary>Orders the least number of papers that is enough with a probability of underage / (underage + overage).</summary>
[Kind("myRule", For = typeof(MySystemDefinition))]
public sealed record MyRuleDefinition : RuleDefinition<MySystemDefinition>
{
    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(MySystemDefinition system) =>
        system.Demand is PeriodDemand ? [] : [new("kind", "is myRule, which needs demand of independent periods.")];

    /// <inheritdoc/>
    protected override IController Create(MySystemDefinition system)
    {
        var demand = (PeriodDemand)system.Demand;
        var fractile = system.UnderageCost / (system.UnderageCost + system.OverageCost);
        var (order, probability) = (0, demand.ProbabilityOf(0, 0));
        while (probability < fractile && order < system.Most)
            probability += demand.ProbabilityOf(0, ++order);
        return new MyRule(order);
    }
}

internal sealed class MyRule(int papers) : Controller<MySystemView>
{
    public override void Decide(MySystemView view, Span<double> action) => action[0] = papers;
}
