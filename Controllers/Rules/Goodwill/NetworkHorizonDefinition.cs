namespace ProcessChain;

/// <summary>
/// In each period plans all that are left as if demand were as expected and somewhat more, and orders what the plan orders first: a
/// minimum cost flow. For networks with one market, without order costs, where all ways between two nodes lose the same part by yields.
/// </summary>
[Kind("rollingHorizon", For = typeof(GoodwillNetworkDefinition))]
internal sealed record NetworkHorizonDefinition : RuleDefinition<GoodwillNetworkDefinition>, ITunable
{
    private const double MostSafety = 10;

    /// <summary>Whether it knows the law of demand, season, trend and shocks to come included; else it sees demand only as it comes.</summary>
    public bool Informed { get; init; }

    /// <summary>By how many standard deviations of the demand up to a period more is planned for than is expected; −10 to 10.</summary>
    [Assumed("informed, 2 to 3 are within 0.3 % of each other on average over gym-invmgmt's scenarios")]
    [Range(-MostSafety, MostSafety)]
    public double Safety { get; init; } = 2.5;

    /// <inheritdoc/>
    public ParameterKind ParameterKind => ParameterKind.Real;

    /// <inheritdoc/>
    public double[] Parameters(SystemDefinition system) => [Safety];

    /// <inheritdoc/>
    public RuleDefinition With(ReadOnlySpan<double> parameters) =>
        this with
        {
            Safety = Math.Clamp(parameters[0], -MostSafety, MostSafety),
        };

    /// <inheritdoc/>
    protected override IEnumerable<Fault> Validate(GoodwillNetworkDefinition system)
    {
        if (system.Markets != 1)
            yield return new("kind", $"is for networks with one market; there are {system.Markets}.");
        foreach (var fault in NetworkPlan.Validate(system.Network))
            yield return fault;
    }

    /// <inheritdoc/>
    protected override IController Create(GoodwillNetworkDefinition system) =>
        new NetworkHorizon(system, Informed ? new KnownMeans() : new RecentDemand(StockingNode.Of(system)), Safety);
}

/// <summary>Plans ahead.</summary>
internal sealed class NetworkHorizon(GoodwillNetworkDefinition definition, DemandOutlook outlook, double safety)
    : Controller<GoodwillNetworkView>
{
    private readonly NetworkPlan plan = new(definition.Network);
    private readonly double[] demand = new double[definition.Periods];

    public override void Decide(GoodwillNetworkView view, Span<double> action)
    {
        outlook.See(view);
        Expect(view);
        plan.Solve(view, demand);
        plan.CopyOrders(view.Period, action);
    }

    /// <summary>What is planned for up to each period is what is expected and the safety; what is owed is added to the first.</summary>
    private void Expect(GoodwillNetworkView view)
    {
        var before = 0.0;
        for (var period = view.Period; period < demand.Length; period++)
        {
            var expected = outlook.Over(view, period - view.Period + 1);
            var sum = Math.Max(before, expected.Mean + (safety * expected.Deviation));
            demand[period] = sum - before;
            before = sum;
        }
        demand[view.Period] += view.Owed(0);
    }
}
