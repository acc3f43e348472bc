namespace ProcessChain;

/// <summary>
/// A heuristic of gym-invmgmt's benchmark: each node that holds stock orders up to a level of its own, and splits the order between its
/// suppliers in proportion to 1 / (1 + price + lead time / 10). For networks with one market.
/// </summary>
internal abstract record NodeLevelDefinition : RuleDefinition<GoodwillNetworkDefinition>
{
    /// <summary>
    /// Whether it knows the law of demand, season, trend and shocks to come included, as those rules of gym-invmgmt do that are
    /// called <c>-I</c>; else it sees demand only as it comes.
    /// </summary>
    public bool Informed { get; init; }

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(GoodwillNetworkDefinition system) =>
        system.Markets == 1 ? [] : [new("kind", $"is for networks with one market; there are {system.Markets}.")];

    /// <inheritdoc/>
    protected sealed override IController Create(GoodwillNetworkDefinition system)
    {
        var nodes = StockingNode.Of(system);
        return new NodeLevelController(nodes, OutlookOn(nodes), this, system.Network.LargestOrder);
    }

    /// <summary>What a node lacks to its level, units; below 0 where it lacks nothing.</summary>
    public abstract double Missing(StockingNode node, DemandOutlook outlook, GoodwillNetworkView view);

    /// <summary>What it expects of the demand.</summary>
    private protected virtual DemandOutlook OutlookOn(StockingNode[] nodes) =>
        Informed ? new KnownMeans() : new RecentDemand(nodes);
}

/// <summary>Orders what each node lacks.</summary>
internal sealed class NodeLevelController(
    StockingNode[] nodes,
    DemandOutlook outlook,
    NodeLevelDefinition rule,
    double largestOrder
) : Controller<GoodwillNetworkView>
{
    public override void Decide(GoodwillNetworkView view, Span<double> action)
    {
        outlook.See(view);
        foreach (var node in nodes)
        {
            var missing = Math.Max(0, rule.Missing(node, outlook, view));
            for (var i = 0; i < node.Places.Length; i++)
                action[node.Places[i]] = Math.Min(missing * node.Shares[i], largestOrder);
        }
    }
}
